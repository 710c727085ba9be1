package cn.icpfiling.systemtests.model;

/** The states of an order (docs/trade.md 2.2). */
enum State {
    DRAFT(true),
    PROVIDER_REVIEW(false),
    PROVIDER_CORRECTION(true),
    PROVIDER_RECHECK(false),
    PROVIDER_REJECTED(true),
    AWAITING_SUBMISSION(false),
    SMS_PENDING(false),
    SMS_EXPIRED(false),
    AUTHORITY_REVIEW(false),
    AUTHORITY_REJECTED(true),
    COMPLETED(false),
    ABANDONED(false),
    EXPIRED(false);

    private final boolean editable;

    State(boolean editable) {
        this.editable = editable;
    }

    boolean editable() {
        return editable;
    }

    /** An expired code waits for its applicant too, but the order is resubmitted unchanged or withdrawn first. */
    boolean waitsForApplicant() {
        return editable || this == SMS_EXPIRED;
    }

    boolean inReview() {
        return this == PROVIDER_REVIEW || this == PROVIDER_RECHECK;
    }

    boolean over() {
        return this == COMPLETED || this == ABANDONED || this == EXPIRED;
    }
}
