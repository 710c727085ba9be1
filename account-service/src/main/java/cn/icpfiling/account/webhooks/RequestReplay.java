package cn.icpfiling.account.webhooks;

import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Replays one delivery, all failed ones of an endpoint, or a range of its owner's event log, once per Idempotency-Key. */
@RequestScoped
class RequestReplay {

    private final OwnedEndpoints owned;
    private final OwnedDeliveries ownedDeliveries;
    private final WebhookLimits limits;
    private final IdempotencyService idempotency;
    private final ReplayDeliveries replay;
    private final ShowDeliveries show;
    private final Audit audit;
    private final KeyedHash hash;

    RequestReplay(
            OwnedEndpoints owned,
            OwnedDeliveries ownedDeliveries,
            WebhookLimits limits,
            IdempotencyService idempotency,
            ReplayDeliveries replay,
            ShowDeliveries show,
            Audit audit,
            KeyedHash hash) {
        this.owned = owned;
        this.ownedDeliveries = ownedDeliveries;
        this.limits = limits;
        this.idempotency = idempotency;
        this.replay = replay;
        this.show = show;
        this.audit = audit;
        this.hash = hash;
    }

    /** @param queued how many deliveries wait again, or for the first time */
    record Replayed(int queued) {}

    StoredResponse one(UUID id, IdempotentRequest request) {
        var delivery = ownedDeliveries.existing(id);
        var earlier = counted(request);
        return earlier.orElseGet(() -> idempotency.perform(request, () -> {
            replay.one(delivery);
            record(delivery.endpoint(), 1);
            return new Reply(202, null, null, show.written(id));
        }));
    }

    /**
     * The deliveries wait again before the response is stored. A request that is cut off and repeated, or sent twice at a time, goes on
     * with the same replay, which queues each event once.
     */
    StoredResponse many(UUID id, IdempotentRequest request, ReplayRange range) {
        var endpoint = owned.existing(id);
        owned.requireScopeOfLog();
        requireSound(range);
        var earlier = counted(request);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var queued = replay.many(idOf(request), endpoint, range);
        return idempotency.perform(request, () -> {
            record(id, queued);
            return new Reply(202, null, null, new Replayed(queued));
        });
    }

    private UUID idOf(IdempotentRequest request) {
        return Binary.toUuid(hash.of("webhook.replay", request.sender() + "|" + request.key()));
    }

    private static void requireSound(ReplayRange range) {
        if (!range.fits()) {
            throw ProblemException.broken(List.of(Violation.of("/toNumber", "REPLAY_RANGE_TOO_LARGE", null)));
        }
    }

    /** Returns the stored response of an earlier request with the key, or counts a new request. */
    private Optional<StoredResponse> counted(IdempotentRequest request) {
        var earlier = idempotency.earlier(request);
        if (earlier.isEmpty()) {
            limits.count(owned.owner(), WebhookLimits.Act.REPLAY);
        }
        return earlier;
    }

    private void record(UUID endpoint, int queued) {
        audit.record(Act.of("WEBHOOK.REPLAY", "WEBHOOK_ENDPOINT", endpoint).with("queued", queued));
    }
}
