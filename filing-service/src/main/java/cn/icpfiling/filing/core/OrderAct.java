package cn.icpfiling.filing.core;

/**
 * The acts on an order. DRAFT opens it; REMIND and AUTHENTICATE are not steps of the lifecycle. The acts from FLAG on
 * leave the order under review.
 */
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
    REMIND,
    /** A principal has shown on their phone who they are. */
    AUTHENTICATE,
    /** A rule has no answer, or papers await a decision: a reviewer must look. */
    FLAG,
    SETTLE_RULES,
    ACCEPT_PAPERS,
    ASK_VERIFICATION,
    /** A reviewer claims the order: no other reviewer decides meanwhile. */
    CLAIM,
    /** The reviewer of the claim ends it, or an administrator removes it. */
    RELEASE,
    /** A reviewer called one of the order's phones, with any outcome. */
    CALL,
    /** A first reviewer decided; a second reviewer must look. */
    PROPOSE_APPROVAL,
    PROPOSE_REJECTION,
    /** The second reviewer does not agree. */
    SEND_BACK,
    /** A reviewer enters the numbers of a grant that the platform could not apply; a second reviewer must look. */
    PROPOSE_GRANT,
    /** The second reviewer confirms the numbers: the order is completed as the authority's grant would complete it. */
    CONFIRM_GRANT
}
