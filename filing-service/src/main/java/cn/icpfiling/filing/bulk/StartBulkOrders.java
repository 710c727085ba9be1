package cn.icpfiling.filing.bulk;

import cn.icpfiling.filing.limits.AccountLimit;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.operation.StagedLine;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.lines.RequestLines;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Accepts up to a thousand lines in one request. They are stored, encrypted, in the transaction of the response. */
@ApplicationScoped
class StartBulkOrders {

    static final long MOST_BYTES = 8L << 20;

    private static final int MOST_LINES = 1_000;
    private static final int MOST_BYTES_A_LINE = 16 << 10;
    private final IdempotencyService idempotency;
    private final IdempotentRequests requests;
    private final CurrentActor actor;
    private final ReadLine reader;
    private final AccountLimit limit;
    private final int perHour;
    private final OpenBulkOperation open;

    StartBulkOrders(
            IdempotencyService idempotency,
            IdempotentRequests requests,
            CurrentActor actor,
            ReadLine reader,
            AccountLimit limit,
            @ConfigProperty(name = "icp.bulk.operations-per-partner-and-hour") int perHour,
            OpenBulkOperation open) {
        this.idempotency = idempotency;
        this.requests = requests;
        this.actor = actor;
        this.reader = reader;
        this.limit = limit;
        this.perHour = perHour;
        this.open = open;
    }

    StoredResponse handle(String key, InputStream body) {
        var sent = new RequestLines(body, MOST_LINES, MOST_BYTES_A_LINE);
        var lines = reader.lines(sent);
        var idempotentRequest = requests.of("startBulkOrders", key, sent.digest());
        var earlier = idempotency.earlier(idempotentRequest);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        limit.count(actor.get().partner(), AccountLimit.Kind.BULK_ORDERS, perHour);
        return idempotency.perform(idempotentRequest, () -> start(lines));
    }

    private Reply start(List<StagedLine> lines) {
        var operation = open.handle(lines);
        return new Reply(202, "/api/v1/operations/" + operation.operationId(), null, operation);
    }
}
