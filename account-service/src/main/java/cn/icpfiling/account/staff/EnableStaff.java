package cn.icpfiling.account.staff;

import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** Enables a member of staff who was disabled. */
@RequestScoped
class EnableStaff {

    private final StaffChanges changes;

    EnableStaff(StaffChanges changes) {
        this.changes = changes;
    }

    StoredResponse handle(UUID id, IdempotentRequest idempotentRequest, IfMatch ifMatch) {
        return changes.perform("ENABLE", id, idempotentRequest, ifMatch, StaffLogin::enable);
    }
}
