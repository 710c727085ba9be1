package cn.icpfiling.sandbox.inbox;

/** How a message came. The authority's own SMS are apart, since the platform never sends those. */
public enum Channel {
    SMS,
    AUTHORITY_SMS,
    MAIL
}
