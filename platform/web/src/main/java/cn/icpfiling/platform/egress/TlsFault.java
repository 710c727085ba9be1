package cn.icpfiling.platform.egress;

/** Why there was no TLS connection: all but HANDSHAKE are about the certificate of the other side. */
public enum TlsFault {
    EXPIRED,
    NOT_YET_VALID,
    /** The certificate is not for this name. */
    WRONG_NAME,
    /** No chain to an authority that is trusted. */
    NOT_TRUSTED,
    /** No common version or cipher, no TLS at all, or a broken handshake. Nothing is known of the certificate. */
    HANDSHAKE
}
