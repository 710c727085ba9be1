package cn.icpfiling.filing.offline;

import cn.icpfiling.filing.acting.ActingFor;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Closes a case; the authority is no longer queried about it. */
@ApplicationScoped
class CloseOfflineDeregistration {

    private final IdempotencyService idempotency;
    private final OfflineAccess access;
    private final ActingFor actingFor;
    private final OfflineProgress progress;
    private final OfflineViews views;
    private final Clock clock;

    CloseOfflineDeregistration(
            IdempotencyService idempotency,
            OfflineAccess access,
            ActingFor actingFor,
            OfflineProgress progress,
            OfflineViews views,
            Clock clock) {
        this.idempotency = idempotency;
        this.access = access;
        this.actingFor = actingFor;
        this.progress = progress;
        this.views = views;
        this.clock = clock;
    }

    StoredResponse handle(UUID id, IdempotentRequest idempotentRequest, IfMatch ifMatch) {
        access.requireReadable(id);
        return idempotency.perform(idempotentRequest, () -> close(id, ifMatch));
    }

    private Reply close(UUID id, IfMatch ifMatch) {
        var found = access.own(id);
        ifMatch.require(found.version());
        progress.close(found, actingFor.applicant(), clock.instant());
        return views.of(found).reply();
    }
}
