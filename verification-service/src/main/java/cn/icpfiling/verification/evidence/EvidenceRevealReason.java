package cn.icpfiling.verification.evidence;

import cn.icpfiling.platform.security.Roles;

/** The closed catalogue of reasons, each of one role's. */
enum EvidenceRevealReason {
    /** An order's papers say otherwise than the source. */
    REVIEW_COMPARE_PAPERS(Roles.REVIEWER),
    /** A filed domain is said to be unfit, and its holder says otherwise. */
    INSPECT_DOMAIN(Roles.INSPECTOR),
    AUTHORITY_REQUEST(Roles.INSPECTOR);

    private final String role;

    EvidenceRevealReason(String role) {
        this.role = role;
    }

    boolean isOf(String other) {
        return role.equals(other);
    }
}
