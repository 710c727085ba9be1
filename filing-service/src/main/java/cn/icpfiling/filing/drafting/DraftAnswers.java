package cn.icpfiling.filing.drafting;

import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gives each request for a draft its effect once. A stored answer shows an order, so it is given again only to a caller who
 * may still read that order: its filing may have gone to another account since.
 */
@ApplicationScoped
public class DraftAnswers {

    private final IdempotencyService idempotency;
    private final OrderAccess access;

    DraftAnswers(IdempotencyService idempotency, OrderAccess access) {
        this.idempotency = idempotency;
        this.access = access;
    }

    /** @param work opens the order; the location of its reply ends with the order's id */
    public StoredResponse perform(IdempotentRequest request, Supplier<Reply> work) {
        var answer = idempotency.perform(request, work);
        return answer.replayed() ? readable(answer) : answer;
    }

    public Optional<StoredResponse> earlier(IdempotentRequest request) {
        return idempotency.earlier(request).map(this::readable);
    }

    /** 404 unless the caller may read the order. */
    private StoredResponse readable(StoredResponse answer) {
        var location = answer.location();
        access.requireReadable(Ids.parse(location.substring(location.lastIndexOf('/') + 1)));
        return answer;
    }
}
