package cn.icpfiling.account.core;

/** What a one-time code is valid for. A code for one purpose is not valid for another. */
public enum CodePurpose {
    SIGN_UP,
    SIGN_IN,
    RECOVERY,
    /** Proves the new phone of an owner who lost the phone of the account. */
    NEW_PHONE,
    /** For a signed-in user and one filed service. filing-service redeems the code. */
    CANCEL_ACCESS,
    /** For the holder of a filing, the account that gets the filing, and the filing. */
    TRANSFER,
    /** Proves a new mail of an account, and is sent to that mail. */
    VERIFY_MAIL,
    /** The old phone of an account agrees to a new one. */
    CHANGE_PHONE,
    /** Proves the new phone of an account. */
    VERIFY_PHONE,
    /** Proves a signed-in holder again, for operations that need a fresh factor. */
    STEP_UP
}
