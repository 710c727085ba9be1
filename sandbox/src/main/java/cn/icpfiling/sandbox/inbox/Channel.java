package cn.icpfiling.sandbox.inbox;

/**
 * The channel of a message. The authority's own SMS are a channel of their own, because the platform never sends those. A
 * CALL is made by machine.
 */
public enum Channel {
    SMS,
    AUTHORITY_SMS,
    CALL,
    MAIL
}
