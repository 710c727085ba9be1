package cn.icpfiling.filing.offline;

import cn.icpfiling.filing.acting.ActingFor;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.idempotency.Once;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Closes a case; the authority is no longer queried about it. */
@ApplicationScoped
class CloseOfflineDeregistration {

    private final Once once;
    private final OfflineAccess access;
    private final ActingFor actingFor;
    private final OfflineProgress progress;
    private final OfflineViews views;
    private final Clock clock;

    CloseOfflineDeregistration(
            Once once,
            OfflineAccess access,
            ActingFor actingFor,
            OfflineProgress progress,
            OfflineViews views,
            Clock clock) {
        this.once = once;
        this.access = access;
        this.actingFor = actingFor;
        this.progress = progress;
        this.views = views;
        this.clock = clock;
    }

    Answer handle(UUID id, Attempt attempt, IfMatch seen) {
        access.requireReadable(id);
        return once.perform(attempt, () -> close(id, seen));
    }

    private Reply close(UUID id, IfMatch seen) {
        var found = access.own(id);
        seen.require(found.version());
        progress.close(found, actingFor.applicant(), clock.instant());
        return views.of(found).reply();
    }
}
