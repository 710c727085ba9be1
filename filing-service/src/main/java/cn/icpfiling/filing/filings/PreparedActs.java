package cn.icpfiling.filing.filings;

import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Idempotent acts that ask other services before their transaction. While a request is prepared, an earlier one with its key may
 * change what the preparation sees. A refusal is then no answer to the act: the stored response is, or IDEMPOTENCY_KEY_IN_USE
 * while the earlier request runs.
 */
@ApplicationScoped
public class PreparedActs {

    private final IdempotencyService idempotency;

    PreparedActs(IdempotencyService idempotency) {
        this.idempotency = idempotency;
    }

    /**
     * @param prepare runs outside any transaction, and not at all for a request that was answered before
     * @param work as {@link IdempotencyService#perform} runs it
     */
    public <T> StoredResponse perform(IdempotentRequest request, Supplier<T> prepare, Function<T, Reply> work) {
        var earlier = idempotency.earlier(request);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        T prepared;
        try {
            prepared = prepare.get();
        } catch (ProblemException refused) {
            return idempotency.perform(request, () -> {
                throw refused;
            });
        }
        return idempotency.perform(request, () -> work.apply(prepared));
    }
}
