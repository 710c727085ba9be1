package cn.icpfiling.verification.core.rules;

/** Why a name counts as approved or not on a day. */
public enum ApprovalReason {
    APPROVED,
    /** An entry says so. */
    REFUSED,
    NOT_YET_VALID,
    ENDED,
    /** The list is complete and does not contain the name. */
    NOT_IN_LIST,
    /** The list is not complete and does not contain the name: a reviewer decides. */
    NOT_IN_INCOMPLETE_LIST,
    /** No version of the list is in force on that day: nothing is known. */
    NO_LIST
}
