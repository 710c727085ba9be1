package cn.icpfiling.account.tokens;

/** What a client sends to get a token (RFC 6749 4.4, RFC 7523 2.2); each may be missing. */
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
