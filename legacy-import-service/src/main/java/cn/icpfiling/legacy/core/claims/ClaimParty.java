package cn.icpfiling.legacy.core.claims;

/** Who causes a step of a claim. */
public enum ClaimParty {
    /** The case in account-service: its holder and the support. */
    CASE,
    /** The account that claims, or its partner. */
    HOLDER,
    /** The hand-over of the filing. */
    HAND_OVER
}
