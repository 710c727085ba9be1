package cn.icpfiling.account.core;

/** The decision of the support. */
public enum CaseOutcome {
    /** The caller proved their identity. The login name goes only to the account's own phone and mail. */
    LOGIN_NAME_SENT,
    NOT_PROVEN,
    NOT_FILED_HERE
}
