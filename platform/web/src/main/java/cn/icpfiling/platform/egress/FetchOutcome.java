package cn.icpfiling.platform.egress;

/** How a request ended. FETCHED is every answer that was read as far as it was wanted, whatever its status. */
public enum FetchOutcome {
    FETCHED,
    /** Scheme, port, user-info or host are not allowed. Nothing was resolved. */
    REFUSED_URL,
    /** An address of the name is not reachable by the public. Nothing was connected. */
    REFUSED_ADDRESS,
    TOO_MANY_REDIRECTS,
    /** More bytes than a limit, before or after decompression. */
    TOO_LARGE,
    /** A limit of time passed. */
    TOO_SLOW,
    /** No address, no connection, or the connection broke, in its handshake too, before the request was sent. */
    NOT_REACHED,
    /** No TLS connection; {@link FetchedPage#tls} says what is wrong with the certificate, if that was it. */
    TLS_FAILED,
    /** The answer is no HTTP/1, ended before its end, or has an unknown encoding. */
    BROKEN_ANSWER,
    /** The request waited for its turn in vain, at {@link FetchedPage#url} or at its name's resolver. The other side did not see it. */
    TOO_BUSY
}
