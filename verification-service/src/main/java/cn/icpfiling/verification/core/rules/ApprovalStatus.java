package cn.icpfiling.verification.core.rules;

/** The status in an entry of a list. */
public enum ApprovalStatus {
    APPROVED,
    NOT_APPROVED
}
