package cn.icpfiling.filing.reveal;

/** The closed catalogue of reasons, each for one role. */
enum RevealReason {
    REVIEW_COMPARE_PAPERS(RevealRole.REVIEWER),
    /** Reveals only the fields that a call needs. */
    CALL_PRINCIPAL(RevealRole.REVIEWER),
    SUPPORT_CASE(RevealRole.SUPPORT),
    AUTHORITY_REQUEST(RevealRole.SUPPORT);

    private final RevealRole role;

    RevealReason(RevealRole role) {
        this.role = role;
    }

    RevealRole role() {
        return role;
    }

    boolean shows(RevealedField field) {
        return this != CALL_PRINCIPAL || field.isForACall();
    }
}
