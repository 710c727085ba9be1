package cn.icpfiling.account.staff;

import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.sessions.Sessions;
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
    private final Sessions sessions;
    private final Clock clock;

    DisableStaff(StaffChanges changes, Sessions sessions, Clock clock) {
        this.changes = changes;
        this.sessions = sessions;
        this.clock = clock;
    }

    Answer handle(UUID id, Attempt attempt, IfMatch ifMatch) {
        return changes.perform("DISABLE", id, attempt, ifMatch, member -> {
            member.disable(clock.instant());
            sessions.endAll(id, Session.End.BY_ADMINISTRATOR);
        });
    }
}
