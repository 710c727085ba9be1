package cn.icpfiling.account.core;

/** How far a notice has come: its fate, and what the provider or the recipient's mail server reported since. */
public enum NoticeState {
    WAITING,
    /** Handed over. No report says more. */
    SENT,
    DELIVERED,
    UNDELIVERED,
    FAILED,
    TOO_LATE,
    /** Taken back before it left. */
    CANCELLED
}
