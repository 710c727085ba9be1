package cn.icpfiling.account.core.cases;

/** The support's reason for a decision, a closed list. The holder reads its text, except the text of CHECK_AGAIN. */
public enum CaseReason {
    PAPERS_PROVE_IT(CaseDecision.GRANTED),
    ANSWERED(CaseDecision.GRANTED),
    NOT_PROVEN(CaseDecision.REFUSED),
    NOT_FILED_HERE(CaseDecision.REFUSED),
    PAPERS_UNREADABLE(CaseDecision.REFUSED),
    PAPERS_OF_ANOTHER(CaseDecision.REFUSED),
    PRECONDITION_BROKEN(CaseDecision.REFUSED),
    CHECK_AGAIN(CaseDecision.SENT_BACK);

    private final CaseDecision decision;

    CaseReason(CaseDecision decision) {
        this.decision = decision;
    }

    public boolean fits(CaseDecision other) {
        return decision == other;
    }
}
