package cn.icpfiling.verification.evidence;

import cn.icpfiling.platform.security.Roles;

/** The closed catalogue of reasons. Each reason belongs to one role. */
enum EvidenceRevealReason {
    /** The materials of an order contradict the source. */
    REVIEW_COMPARE_PAPERS(Roles.REVIEWER),
    /** A round found a filed domain unfit, and its holder disagrees. */
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
