package cn.icpfiling.inspection.core.findings;

/** Where a finding comes from. */
public enum FindingSource {
    /** Verification-service found a filed domain unfit. Its key is the domain. */
    CONCERN(true),
    /** A check of a campaign failed. */
    CAMPAIGN(false),
    /** The scan found a shell site. */
    SCAN(true),
    /** An inspector's answer to the authority's task. Its key is the spot check's id. */
    SPOT_CHECK(false),
    /** The authority listed the filing for a clean-up. */
    AUTHORITY_LIST(false);

    private final boolean looksAgain;

    FindingSource(boolean looksAgain) {
        this.looksAgain = looksAgain;
    }

    /** Whether the source looks again by itself. Then its own look is the only re-check that cures. */
    public boolean looksAgain() {
        return looksAgain;
    }
}
