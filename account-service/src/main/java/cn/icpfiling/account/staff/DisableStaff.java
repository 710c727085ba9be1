package cn.icpfiling.account.staff;

import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.secondfactor.SecondFactors;
import cn.icpfiling.account.sessions.EndSessions;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.util.UUID;

/** Disables a member of staff: ends all sessions and open sign-ins and refuses new ones until the member is enabled. The record stays. */
@RequestScoped
class DisableStaff {

    private final StaffChanges changes;
    private final EndSessions endSessions;
    private final SecondFactors factors;
    private final Clock clock;

    DisableStaff(StaffChanges changes, EndSessions endSessions, SecondFactors factors, Clock clock) {
        this.changes = changes;
        this.endSessions = endSessions;
        this.factors = factors;
        this.clock = clock;
    }

    StoredResponse handle(UUID id, IdempotentRequest idempotentRequest, IfMatch ifMatch) {
        return changes.perform("DISABLE", id, idempotentRequest, ifMatch, member -> {
            member.disable(clock.instant());
            endSessions.endAll(id, Session.End.BY_ADMINISTRATOR);
            factors.endSignIns(id);
        });
    }
}
