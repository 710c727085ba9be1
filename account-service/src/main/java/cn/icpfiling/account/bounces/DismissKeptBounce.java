package cn.icpfiling.account.bounces;

import cn.icpfiling.account.core.BounceDismissal;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Takes a kept bounce that concerns no notice out of the queue. */
@ApplicationScoped
class DismissKeptBounce {

    private final BounceDesk desk;
    private final IdempotencyService idempotency;
    private final Audit audit;
    private final Clock machine;

    DismissKeptBounce(BounceDesk desk, IdempotencyService idempotency, Audit audit, @MachineClock Clock machine) {
        this.desk = desk;
        this.idempotency = idempotency;
        this.audit = audit;
        this.machine = machine;
    }

    StoredResponse handle(UUID id, IdempotentRequest request, BounceDismissal reason) {
        return idempotency.perform(request, () -> {
            var bounce = desk.open(id);
            bounce.dismiss(reason, desk.staff(), machine.instant());
            audit.record(Act.of("KEPT_BOUNCE.DISMISS", "KEPT_BOUNCE", id)
                    .because(reason.name())
                    .with("notice", bounce.notice()));
            return new Reply(200, null, null, desk.view(bounce));
        });
    }
}
