package cn.icpfiling.filing.core;

/** Where an order stands, and who has to act next. */
public enum OrderState {
    DRAFT(WaitingFor.APPLICANT, true),
    PROVIDER_REVIEW(WaitingFor.REVIEWER, false),
    PROVIDER_CORRECTION(WaitingFor.APPLICANT, true),
    PROVIDER_RECHECK(WaitingFor.REVIEWER, false),
    PROVIDER_REJECTED(WaitingFor.APPLICANT, true),
    AWAITING_SUBMISSION(WaitingFor.PROVIDER, false),
    SMS_PENDING(WaitingFor.PRINCIPAL, false),
    /** Goes back to the authority unchanged, so nothing may be edited here. */
    SMS_EXPIRED(WaitingFor.APPLICANT, false),
    AUTHORITY_REVIEW(WaitingFor.AUTHORITY, false),
    AUTHORITY_REJECTED(WaitingFor.APPLICANT, true),
    COMPLETED(WaitingFor.NOBODY, false),
    ABANDONED(WaitingFor.NOBODY, false),
    EXPIRED(WaitingFor.NOBODY, false);

    private final WaitingFor waitingFor;
    private final boolean editable;

    OrderState(WaitingFor waitingFor, boolean editable) {
        this.waitingFor = waitingFor;
        this.editable = editable;
    }

    public WaitingFor waitingFor() {
        return waitingFor;
    }

    /** With the provider's reviewer. */
    public boolean underReview() {
        return waitingFor == WaitingFor.REVIEWER;
    }

    /** At the authority: the next step comes with a download. */
    public boolean withAuthority() {
        return waitingFor == WaitingFor.PRINCIPAL || waitingFor == WaitingFor.AUTHORITY;
    }

    public boolean editable() {
        return editable;
    }
}
