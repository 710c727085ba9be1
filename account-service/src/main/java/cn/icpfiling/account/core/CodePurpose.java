package cn.icpfiling.account.core;

/** What a one-time code is good for. A code for one purpose is no code for another. */
public enum CodePurpose {
    SIGN_UP,
    SIGN_IN,
    RECOVERY,
    /** Of somebody who is signed in, for one filed service: filing-service redeems it. */
    CANCEL_ACCESS
}
