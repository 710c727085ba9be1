package cn.icpfiling.inspection.core.findings;

/** What a finding waits for. */
public enum FindingWait {
    /** An inspector, who has to look at the finding before its holder is told. */
    FIRST_NOTICE,
    /** An inspector, who has to decide about a contest; the clock stands meanwhile. */
    CONTEST,
    /**
     * A proof of access, or an inspector who decides without one: a look found the shell site healthy, and neither its provider
     * nor our own request shows that it is served.
     */
    PROOF_OF_ACCESS,
    /**
     * A look that decides, or an inspector who extends or dismisses the finding: a look of its source after the last day found neither
     * the fault nor its cure.
     */
    LOOK_UNDECIDED,
    /** An inspector, who has to look again after a granted change. */
    SECOND_LOOK,
    /** An inspector, who has to decide about papers that were handed in and that hold the last day up. */
    PAPER_REVIEW,
    /**
     * An inspector, who has to look whether the fault of the subject is still there: the finding is overdue, and the site that it names
     * is not served any more, so that nothing follows from it. The inspector cures or dismisses it; see docs/campaigns.md.
     */
    SITE_LEFT
}
