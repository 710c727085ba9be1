package cn.icpfiling.filing.core;

/** Why a reviewer looks at a paper. No free text: what is written would stand in the audit. */
public enum LookReason {
    REVIEW_COMPARE_PAPERS,
    /** As evidence for a rule that nobody could answer. */
    SETTLE_RULE
}
