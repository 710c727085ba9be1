package cn.icpfiling.filing.core;

/** Why a reviewer opens a material. There is no free text, because it would be stored in the audit. */
public enum LookReason {
    REVIEW_COMPARE_PAPERS,
    /** As evidence for a rule that no source could answer. */
    SETTLE_RULE
}
