package cn.icpfiling.account.core;

/** What a one-time code is valid for. A code for one purpose is not valid for another. */
public enum CodePurpose {
    SIGN_UP,
    SIGN_IN,
    RECOVERY,
    /** For a signed-in user and one filed service. filing-service redeems the code. */
    CANCEL_ACCESS
}
