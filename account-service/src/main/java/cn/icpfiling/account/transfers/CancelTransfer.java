package cn.icpfiling.account.transfers;

import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.store.FilingTransferRepository;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.outbox.Outbox;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Gives a draft up. Nothing was handed over, so nothing else changes. */
@ApplicationScoped
class CancelTransfer {

    private final TransferAccess access;
    private final IdempotencyService idempotency;
    private final FilingTransferRepository transfers;
    private final TransferViews views;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    CancelTransfer(
            TransferAccess access,
            IdempotencyService idempotency,
            FilingTransferRepository transfers,
            TransferViews views,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.access = access;
        this.idempotency = idempotency;
        this.transfers = transfers;
        this.views = views;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    StoredResponse handle(UUID id, IfMatch ifMatch, IdempotentRequest request, Language language) {
        UnitOfWork.run(() -> access.own(id));
        return idempotency.perform(request, () -> {
            var draft = access.lockedOwn(id);
            ifMatch.require(draft.version());
            draft.cancel(clock.instant());
            outbox.append(TransferEnded.event(draft));
            transfers.flush();
            audit.record(TransferDrafts.act("TRANSFER.CANCEL", draft));
            var shown = views.tagged(draft, language);
            return new Reply(200, null, shown.tag().toString(), shown.transfer());
        });
    }
}
