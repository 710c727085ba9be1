package cn.icpfiling.account.staff;

import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.sessions.EndSessions;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.util.UUID;

/** Disables a member of staff: ends all sessions and refuses sign-ins until the member is enabled. The record stays. */
@RequestScoped
class DisableStaff {

    private final StaffChanges changes;
    private final EndSessions endSessions;
    private final Clock clock;

    DisableStaff(StaffChanges changes, EndSessions endSessions, Clock clock) {
        this.changes = changes;
        this.endSessions = endSessions;
        this.clock = clock;
    }

    Answer handle(UUID id, Attempt attempt, IfMatch ifMatch) {
        return changes.perform("DISABLE", id, attempt, ifMatch, member -> {
            member.disable(clock.instant());
            endSessions.endAll(id, Session.End.BY_ADMINISTRATOR);
        });
    }
}
