package cn.icpfiling.account.staff;

import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
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

    Answer handle(UUID id, Attempt attempt, IfMatch ifMatch) {
        return changes.perform("ENABLE", id, attempt, ifMatch, StaffLogin::enable);
    }
}
