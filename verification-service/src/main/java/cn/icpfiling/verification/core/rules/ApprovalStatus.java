package cn.icpfiling.verification.core.rules;

public enum ApprovalStatus {
    APPROVED,
    NOT_APPROVED
}
