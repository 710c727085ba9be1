package cn.icpfiling.account.core;

/** What moves the transfer of a filing on. */
public enum TransferAct {
    NAME_TARGET,
    REQUEST_CODE,
    CONFIRM,
    CANCEL,
    EXPIRE,
    COMPLETE,
    REFUSE
}
