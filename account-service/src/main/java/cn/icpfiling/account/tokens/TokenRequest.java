package cn.icpfiling.account.tokens;

/** The form of a token request (RFC 6749 4.4, RFC 7523 2.2). Each field may be missing. */
record TokenRequest(
        String grant,
        String authorization,
        String client,
        String secret,
        String assertionType,
        String assertion,
        String scope) {

    @Override
    public String toString() {
        return "TokenRequest";
    }
}
