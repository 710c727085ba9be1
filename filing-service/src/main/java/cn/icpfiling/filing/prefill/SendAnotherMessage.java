package cn.icpfiling.filing.prefill;

import cn.icpfiling.filing.core.prefill.PrefillAct;
import cn.icpfiling.filing.core.prefill.PrefillLifecycle;
import cn.icpfiling.filing.core.prefill.PrefillRole;
import cn.icpfiling.filing.core.prefill.PrefilledOrder;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Sends the holder another message with a new link; the link before it stops working. */
@ApplicationScoped
class SendAnotherMessage {

    private final IdempotencyService idempotency;
    private final PrefillAccess access;
    private final PrefillPhones phones;
    private final PrefillEncryption encrypted;
    private final PrefillProgress progress;
    private final PrefillViews views;

    SendAnotherMessage(
            IdempotencyService idempotency,
            PrefillAccess access,
            PrefillPhones phones,
            PrefillEncryption encrypted,
            PrefillProgress progress,
            PrefillViews views) {
        this.idempotency = idempotency;
        this.access = access;
        this.phones = phones;
        this.encrypted = encrypted;
        this.progress = progress;
        this.views = views;
    }

    StoredResponse handle(UUID id, IdempotentRequest idempotentRequest, IfMatch ifMatch) {
        access.requireReadable(id);
        var earlier = idempotency.earlier(idempotentRequest);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        // Counted outside the transaction, and only what is not refused for another reason.
        phones.count(
                UnitOfWork.in(() -> encrypted.content(resendable(id, ifMatch)).orElseThrow()));
        return idempotency.perform(idempotentRequest, () -> resend(id, ifMatch));
    }

    private Reply resend(UUID id, IfMatch ifMatch) {
        var found = resendable(id, ifMatch);
        progress.resend(found);
        return views.of(found).reply();
    }

    private PrefilledOrder resendable(UUID id, IfMatch ifMatch) {
        var found = access.own(id);
        ifMatch.require(found.version());
        var _ = PrefillLifecycle.table().step(found.state(), PrefillAct.RESEND, PrefillRole.PARTNER);
        phones.requireNotBlocked(found.partner(), encrypted.content(found).orElseThrow());
        return found;
    }
}
