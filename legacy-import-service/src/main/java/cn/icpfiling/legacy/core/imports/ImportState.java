package cn.icpfiling.legacy.core.imports;

/** The state of an import. */
public enum ImportState {
    /** The old password was right; the holder has seen the filing and may confirm. */
    VERIFIED,
    /** The holder confirmed, and the hand-over runs. */
    CONFIRMED,
    /** The filing belongs to the account. */
    DONE,
    /** filing-service refused the filing, or another account was faster. */
    REFUSED,
    /** The holder did not confirm in time. */
    EXPIRED,
    /** The login was verified again, for this account or for another one. */
    REPLACED,
    /** Before the filing was on its way to the account, the old password was replaced, or a load gave the filing another login. */
    REVOKED
}
