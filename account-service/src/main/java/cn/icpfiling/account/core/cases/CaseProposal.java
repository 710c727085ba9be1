package cn.icpfiling.account.core.cases;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;

/** The decision of the first of two persons. */
@Embeddable
public record CaseProposal(
        UUID proposedBy, @Enumerated(EnumType.STRING) CaseDecision proposedDecision, String proposedReason) {

    /** 409 CASE_SECOND_PERSON_NEEDED for the same person, CASE_DECISION_DIFFERS for another decision. */
    void requireSecond(CaseDecision decision, UUID staff) {
        if (staff.equals(proposedBy)) {
            throw new ProblemException(AccountProblem.CASE_SECOND_PERSON_NEEDED);
        }
        if (decision != proposedDecision) {
            throw new ProblemException(AccountProblem.CASE_DECISION_DIFFERS, proposedDecision);
        }
    }
}
