package cn.icpfiling.filing.core.typecheck;

/** What a member of staff found out about a subject that the authority's query cannot be asked about. */
public enum InquiryResult {
    NOT_FILED,
    FILED_WITH_SITES,
    FILED_WITHOUT_SITES,
    /** The source did not tell it. This decides nothing. */
    NOT_TOLD;

    public boolean hasNumber() {
        return this == FILED_WITH_SITES || this == FILED_WITHOUT_SITES;
    }
}
