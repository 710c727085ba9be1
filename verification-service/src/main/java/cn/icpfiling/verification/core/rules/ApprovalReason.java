package cn.icpfiling.verification.core.rules;

/** Why something counts as approved or not on a day. */
public enum ApprovalReason {
    APPROVED,
    /** An entry says so. */
    REFUSED,
    NOT_YET_VALID,
    ENDED,
    /** The list is complete and does not name it. */
    NOT_IN_LIST,
    /** The list is not complete and does not name it: a reviewer finds out. */
    NOT_IN_INCOMPLETE_LIST,
    /** No version of the list holds on that day: nothing is known. */
    NO_LIST
}
