package cn.icpfiling.account.core;

public enum AccountStatus {
    ACTIVE,
    /** Its holder closed it. There is no way to sign in to it, and its phone and mail are erased after the retention period. */
    CLOSED
}
