package cn.icpfiling.filing.core;

/**
 * What can be done to an order. DRAFT opens it, REMIND and AUTHENTICATE are no steps of the lifecycle; those from FLAG on are
 * steps that leave it under review.
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
    /** Nobody could answer a rule, or papers are to be judged: a reviewer is asked to look. */
    FLAG,
    SETTLE_RULES,
    ACCEPT_PAPERS,
    ASK_VERIFICATION,
    /** A reviewer takes it in hand: nobody else decides meanwhile. */
    CLAIM,
    /** Let go by who has it in hand, or taken away by an administrator. */
    RELEASE,
    /** One of the order's phones was called, whatever came of it. */
    CALL,
    /** Decided by a first reviewer; a second one has to look. */
    PROPOSE_APPROVAL,
    PROPOSE_REJECTION,
    /** The second one does not agree. */
    SEND_BACK,
    /** A reviewer enters the numbers of a grant that the platform could not apply; a second reviewer has to look. */
    PROPOSE_GRANT,
    /** The second reviewer confirms the numbers: the order is completed as the authority's grant would complete it. */
    CONFIRM_GRANT
}
