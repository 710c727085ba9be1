package cn.icpfiling.filing.core.materials;

/** Why a member of staff opens a material. There is no free text, because it would be stored in the audit. */
public enum PaperViewReason {
    REVIEW_COMPARE_PAPERS,
    /** As evidence for a rule that no source could answer. */
    SETTLE_RULE,
    /** For inspectors: as evidence at a finding. */
    INSPECT_FINDING,
    /** For the support: as evidence of a case. */
    DECIDE_CASE
}
