package cn.icpfiling.account.core.cases;

/** The support's reason for a decision, a closed list. The holder reads its text, except the text of CHECK_AGAIN. */
public enum CaseReason {
    PAPERS_PROVE_IT(CaseDecision.GRANTED),
    ANSWERED(CaseDecision.GRANTED),
    /** The caller of a recovery proved their identity in another way than by the phone. */
    IDENTITY_PROVEN(CaseDecision.GRANTED),
    /** The papers of the old platform are looked for again. */
    LOOKED_FOR_AGAIN(CaseDecision.GRANTED),
    /** The old platform has no such paper: the holder hands it in with the next order. */
    PAPER_NOT_FOUND(CaseDecision.REFUSED),
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

    /** A recovery has three outcomes and a late paper two; the proof of an identity alone grants nothing else. */
    public boolean fits(CaseKind kind, CaseDecision other) {
        if (decision != other) {
            return false;
        }
        return switch (this) {
            case CHECK_AGAIN -> true;
            case LOOKED_FOR_AGAIN, PAPER_NOT_FOUND -> kind == CaseKind.LEGACY_LATE_PAPER;
            case NOT_PROVEN, NOT_FILED_HERE -> kind != CaseKind.LEGACY_LATE_PAPER;
            case IDENTITY_PROVEN -> kind == CaseKind.RECOVERY;
            case PAPERS_PROVE_IT, ANSWERED, PAPERS_UNREADABLE, PAPERS_OF_ANOTHER, PRECONDITION_BROKEN ->
                kind != CaseKind.RECOVERY && kind != CaseKind.LEGACY_LATE_PAPER;
        };
    }
}
