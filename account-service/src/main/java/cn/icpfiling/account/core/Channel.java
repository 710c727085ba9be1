package cn.icpfiling.account.core;

/** How a notice reaches its recipient. */
public enum Channel {
    SMS,
    MAIL,
    /** A member of support phones the recipient and reads the text out. */
    VOICE
}
