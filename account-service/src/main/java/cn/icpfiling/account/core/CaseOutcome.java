package cn.icpfiling.account.core;

/** What a person of the support decided. */
public enum CaseOutcome {
    /** Who they are was shown: the login name goes to the account's own phone and mail, and to nobody else. */
    LOGIN_NAME_SENT,
    NOT_PROVEN,
    NOT_FILED_HERE
}
