package cn.icpfiling.filing.core;

/** What can be done to an order. DRAFT opens it, REMIND leaves it where it is; all others are steps of the lifecycle. */
public enum OrderAct {
    DRAFT,
    SUBMIT,
    REQUEST_CORRECTION,
    REJECT,
    APPROVE,
    RESUBMIT,
    WITHDRAW,
    UPLOAD,
    UPLOAD_WITHOUT_SMS,
    SMS_VERIFIED,
    SMS_FAILED,
    GRANT,
    REFUSE,
    ABANDON,
    EXPIRE,
    REMIND
}
