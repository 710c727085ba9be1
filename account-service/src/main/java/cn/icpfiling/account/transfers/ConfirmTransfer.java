package cn.icpfiling.account.transfers;

import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.TransferState;
import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Confirms a transfer and has the filing handed over. The confirmation is durable before filing-service is called. A
 * crash in between leaves a confirmed transfer, which {@link ResumeTransfers} completes, and a repeat of the request
 * goes on from there.
 */
@ApplicationScoped
class ConfirmTransfer {

    private static final int OK = 200;
    private static final int ACCEPTED = 202;

    private final TransferAccess access;
    private final IdempotencyService idempotency;
    private final TakeConfirmation takeConfirmation;
    private final CompleteTransfer complete;
    private final TransferViews views;
    private final KeyedHash hash;

    ConfirmTransfer(
            TransferAccess access,
            IdempotencyService idempotency,
            TakeConfirmation takeConfirmation,
            CompleteTransfer complete,
            TransferViews views,
            KeyedHash hash) {
        this.access = access;
        this.idempotency = idempotency;
        this.takeConfirmation = takeConfirmation;
        this.complete = complete;
        this.views = views;
        this.hash = hash;
    }

    StoredResponse handle(
            UUID id, IfMatch ifMatch, IdempotentRequest request, TransferConfirmation confirmation, Language language) {
        UnitOfWork.run(() -> access.own(id));
        confirmation.requireProofOf(access.partner().isPresent());
        var earlier = idempotency.earlier(request);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        UnitOfWork.keepingRefusals(() -> {
            takeConfirmation.handle(id, ifMatch, idOf(request), confirmation);
            return null;
        });
        complete.handle(id);
        return idempotency.perform(request, () -> reply(id, language));
    }

    /** 202 while filing-service has not answered. */
    private Reply reply(UUID id, Language language) {
        var shown = views.tagged(access.own(id), language);
        var status = shown.transfer().state() == TransferState.CONFIRMED ? ACCEPTED : OK;
        return new Reply(status, null, shown.tag().toString(), shown.transfer());
    }

    private UUID idOf(IdempotentRequest request) {
        return Binary.toUuid(hash.of("transfer.confirmation", request.sender() + "|" + request.key()));
    }
}
