package cn.icpfiling.account.core;

/** Why an attempt failed. Made by this service; it says nothing of what the receiver wrote. */
public enum DeliveryError {
    /** A status that is no success and none of the others here. */
    STATUS,
    /** 3xx. No redirect is followed. */
    REDIRECT,
    /** 410. */
    GONE,
    /** 429, 502, 503 or 504. */
    THROTTLED,
    /** No answer in time. */
    TIMEOUT,
    /** No address, no connection, or a connection that broke. */
    CONNECTION,
    /** No TLS connection, or a certificate that is not valid for the host. */
    TLS,
    /** An answer that is no HTTP. */
    RESPONSE,
    /** The name leads to an address that no webhook may reach. */
    ADDRESS_REFUSED,
    /** The URL is not allowed any more. */
    URL_REFUSED
}
