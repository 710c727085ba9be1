package cn.icpfiling.account.core;

/** What whoever proved to hold the phone in the filing does next. */
public enum NextStep {
    /** The login name was sent to the account's own phone, and to its mail where it has one. */
    SIGN_IN,
    /** The old platform still has a filing of theirs that has to be claimed. */
    CLAIM,
    /** The old platform still has a filing of theirs that has to be imported. */
    LEGACY_IMPORT,
    /** The old platform did not answer; a type check says whether something is due there. */
    CHECK_TYPE,
    /** Nobody signs in to this account: a partner acts for it, and was named to its holder. */
    ASK_PARTNER,
    /** Only a person can help. */
    ASK_SUPPORT
}
