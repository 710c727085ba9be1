package cn.icpfiling.account.partners;

import cn.icpfiling.account.core.PartnerAct;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.web.MachineClock;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Suspends a partner: its clients get no tokens, and no service accepts those that they have. Its filings stay as they are. */
@ApplicationScoped
class SuspendPartner {

    private final PartnerChanges changes;
    private final Clock clock;

    SuspendPartner(PartnerChanges changes, @MachineClock Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    StoredResponse handle(UUID id, IdempotentRequest idempotentRequest, IfMatch ifMatch) {
        return changes.perform(
                PartnerAct.SUSPEND, id, idempotentRequest, ifMatch, partner -> partner.suspend(clock.instant()));
    }
}
