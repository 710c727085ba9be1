package cn.icpfiling.filing.prefill;

import cn.icpfiling.filing.core.prefill.PrefillAct;
import cn.icpfiling.filing.core.prefill.PrefillRole;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Takes an offer back. Its link leads nowhere from then on. */
@ApplicationScoped
class WithdrawPrefilledOrder {

    private final IdempotencyService idempotency;
    private final PrefillAccess access;
    private final PrefillProgress progress;
    private final PrefillViews views;

    WithdrawPrefilledOrder(
            IdempotencyService idempotency, PrefillAccess access, PrefillProgress progress, PrefillViews views) {
        this.idempotency = idempotency;
        this.access = access;
        this.progress = progress;
        this.views = views;
    }

    StoredResponse handle(UUID id, IdempotentRequest idempotentRequest, IfMatch ifMatch) {
        access.requireReadable(id);
        return idempotency.perform(idempotentRequest, () -> withdraw(id, ifMatch));
    }

    private Reply withdraw(UUID id, IfMatch ifMatch) {
        var found = access.own(id);
        ifMatch.require(found.version());
        progress.perform(found, PrefillAct.WITHDRAW, PrefillRole.PARTNER);
        return views.of(found).reply();
    }
}
