package cn.icpfiling.account.staff;

import cn.icpfiling.account.secondfactor.SecondFactors;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** Removes the second factor of a member of staff who lost the device. The next sign-in enrols another. */
@RequestScoped
class ResetSecondFactor {

    private final StaffChanges changes;
    private final SecondFactors factors;

    ResetSecondFactor(StaffChanges changes, SecondFactors factors) {
        this.changes = changes;
        this.factors = factors;
    }

    Answer handle(UUID id, Attempt attempt, IfMatch ifMatch) {
        return changes.perform("RESET_SECOND_FACTOR", id, attempt, ifMatch, member -> factors.reset(id));
    }
}
