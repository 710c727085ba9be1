package cn.icpfiling.verification.core.rules;

/** What an entry of a list says. */
public enum ApprovalStatus {
    APPROVED,
    NOT_APPROVED
}
