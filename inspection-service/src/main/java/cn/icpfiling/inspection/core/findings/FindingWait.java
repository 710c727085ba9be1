package cn.icpfiling.inspection.core.findings;

/** What a finding waits for. */
public enum FindingWait {
    /** An inspector, who has to look again after a granted change. */
    SECOND_LOOK,
    /** An inspector, who has to decide about papers that were handed in and that hold the last day up. */
    PAPER_REVIEW
}
