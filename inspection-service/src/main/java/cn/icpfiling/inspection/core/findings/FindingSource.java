package cn.icpfiling.inspection.core.findings;

/** Where a finding comes from. */
public enum FindingSource {
    /** Verification-service found a filed domain unfit. Its key is the domain. */
    CONCERN(true, true),
    /** A check of a campaign failed. */
    CAMPAIGN(false, true),
    /** The scan found a shell site. */
    SCAN(true, true),
    /** An inspector's answer to the authority's task. Its key is the spot check's id. */
    SPOT_CHECK(false, true),
    /** The authority listed the filing for a clean-up. Its key is the list's id. */
    AUTHORITY_LIST(false, false);

    private final boolean looksAgain;
    private final boolean needsAccess;

    FindingSource(boolean looksAgain, boolean needsAccess) {
        this.looksAgain = looksAgain;
        this.needsAccess = needsAccess;
    }

    /** Whether the source looks again by itself. Then its own look is the only re-check that cures. */
    public boolean looksAgain() {
        return looksAgain;
    }

    /**
     * Whether a site without access has nothing to mend. The authority deletes a site just because it has no access, so
     * that its holder must be told.
     */
    public boolean needsAccess() {
        return needsAccess;
    }
}
