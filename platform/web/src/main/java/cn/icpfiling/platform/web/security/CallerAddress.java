package cn.icpfiling.platform.web.security;

/**
 * Where a request carries the address of its caller inside a process: the gateway finds the address before any token is
 * looked at, and the check of a token's networks reads it.
 */
public final class CallerAddress {

    /** The key in the request's context; its value is the canonical literal of the address. */
    public static final String KEY = "icp.caller-address";

    private CallerAddress() {}
}
