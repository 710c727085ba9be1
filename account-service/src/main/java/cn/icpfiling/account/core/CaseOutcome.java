package cn.icpfiling.account.core;

/** The decision of the support. */
public enum CaseOutcome {
    /** The caller proved their identity. The login name goes only to the account's own phone and mail. */
    LOGIN_NAME_SENT,
    /** The caller proved their identity, and the filing waits on the old platform: no account has it, and the caller claims or imports it. */
    ON_OLD_PLATFORM,
    NOT_PROVEN,
    NOT_FILED_HERE
}
