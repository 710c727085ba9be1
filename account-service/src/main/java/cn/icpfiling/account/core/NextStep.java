package cn.icpfiling.account.core;

/** What a caller who proved to hold the phone in the filing does next. */
public enum NextStep {
    /** The login name was sent to the account's own phone, and to its mail where it has one. */
    SIGN_IN,
    /** The old platform has a filing that the holder must claim. */
    CLAIM,
    /** The old platform has a filing that the holder must import. */
    LEGACY_IMPORT,
    /** The old platform did not answer; a type check says whether something is due there. */
    CHECK_TYPE,
    /** The account has no login: a partner acts for it, and the holder was told so. */
    ASK_PARTNER,
    /** Only the support can help. */
    ASK_SUPPORT
}
