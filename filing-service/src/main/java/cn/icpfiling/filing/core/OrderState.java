package cn.icpfiling.filing.core;

import cn.icpfiling.platform.problem.ProblemException;

/** The state of an order, and who must act next. */
public enum OrderState {
    DRAFT(WaitingFor.APPLICANT, true),
    PROVIDER_REVIEW(WaitingFor.REVIEWER, false),
    PROVIDER_CORRECTION(WaitingFor.APPLICANT, true),
    PROVIDER_RECHECK(WaitingFor.REVIEWER, false),
    PROVIDER_REJECTED(WaitingFor.APPLICANT, true),
    AWAITING_SUBMISSION(WaitingFor.PROVIDER, false),
    SMS_PENDING(WaitingFor.PRINCIPAL, false),
    /** The order goes back to the authority unchanged, so it cannot be edited before it is withdrawn. */
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

    public boolean isOpen() {
        return waitingFor != WaitingFor.NOBODY;
    }

    /**
     * Whether the order holds its certificate: the provider or the authority has it. One that its applicant may edit, or that is over, holds
     * none (ADR 0054).
     */
    public boolean holdsCertificate() {
        return isOpen() && !editable;
    }

    /** Whether the order is with the provider's reviewers. */
    public boolean underReview() {
        return waitingFor == WaitingFor.REVIEWER;
    }

    /** Whether the order is at the authority: a download brings the next step. */
    public boolean withAuthority() {
        return waitingFor == WaitingFor.PRINCIPAL || waitingFor == WaitingFor.AUTHORITY;
    }

    /** Whether the order is on its way to the authority, or there. */
    boolean afterReview() {
        return this == AWAITING_SUBMISSION || withAuthority();
    }

    public boolean editable() {
        return editable;
    }

    void requireEditable() {
        if (!editable) {
            throw new ProblemException(FilingProblem.NOT_EDITABLE, this);
        }
    }
}
