package cn.icpfiling.legacy.core.claims;

/** The state of a claim. */
public enum ClaimState {
    /** The support's case is not opened yet. */
    OPENING,
    /** The holder has to upload the papers and hand them in. */
    AWAITING_PAPERS,
    /** The support has the papers. */
    IN_REVIEW,
    /** The support granted the claim; the filing is being handed over. */
    GRANTED,
    /** The filing belongs to the account. */
    CLAIMED,
    /** The support rejected the claim; the holder may claim again. */
    REJECTED,
    /**
     * The claim was granted, and filing-service refused the filing for this account; or a load changed the certificate or the name that
     * the claim proves. The holder may claim again.
     */
    FAILED,
    /** The filing went to another account first, or is filed here by another way. */
    LOST,
    /** The holder withdrew the case or the granted claim, or handed in nothing in time. */
    LAPSED
}
