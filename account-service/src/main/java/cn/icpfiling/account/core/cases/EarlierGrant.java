package cn.icpfiling.account.core.cases;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Whose grant an objection took back. Others judge whether they were deceived. */
@Embeddable
public record EarlierGrant(UUID earlierProposedBy, UUID earlierDecidedBy) {

    /** 409 CASE_OTHER_PERSONS_NEEDED for one of them. */
    void requireOther(UUID staff) {
        if (staff.equals(earlierProposedBy) || staff.equals(earlierDecidedBy)) {
            throw new ProblemException(AccountProblem.CASE_OTHER_PERSONS_NEEDED);
        }
    }
}
