package cn.icpfiling.account.staff;

import cn.icpfiling.account.secondfactor.SecondFactors;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.StoredResponse;
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

    StoredResponse handle(UUID id, IdempotentRequest idempotentRequest, IfMatch ifMatch) {
        return changes.perform("RESET_SECOND_FACTOR", id, idempotentRequest, ifMatch, member -> factors.reset(id));
    }
}
