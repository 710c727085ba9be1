package cn.icpfiling.filing.bulk;

import cn.icpfiling.filing.limits.AccountLimit;
import cn.icpfiling.filing.web.Attempts;
import cn.icpfiling.filing.web.Wording;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Once;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.trace.TraceContext;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes up to a thousand lines at once. They are stored, sealed, with the answer; what becomes of them is told by the operation. */
@ApplicationScoped
class StartBulkOrders {

    private final Once once;
    private final Attempts attempts;
    private final CurrentActor actor;
    private final ReadLine reader;
    private final AccountLimit limit;
    private final int perHour;
    private final BulkOrderTable table;
    private final Wording wording;
    private final Audit audit;
    private final Clock clock;

    StartBulkOrders(
            Once once,
            Attempts attempts,
            CurrentActor actor,
            ReadLine reader,
            AccountLimit limit,
            @ConfigProperty(name = "icp.bulk.operations-per-partner-and-hour") int perHour,
            BulkOrderTable table,
            Wording wording,
            Audit audit,
            Clock clock) {
        this.once = once;
        this.attempts = attempts;
        this.actor = actor;
        this.reader = reader;
        this.limit = limit;
        this.perHour = perHour;
        this.table = table;
        this.wording = wording;
        this.audit = audit;
        this.clock = clock;
    }

    Answer handle(String key, InputStream body) {
        var sent = read(body);
        var references = reader.references(sent.lines());
        var attempt = attempts.of("startBulkOrders", key, sent.sha256());
        var earlier = once.earlier(attempt);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        limit.count(actor.get().partner(), AccountLimit.Kind.BULK_ORDERS, perHour);
        return once.perform(attempt, () -> start(sent.lines(), references));
    }

    private Reply start(List<SentLines.Line> lines, List<String> references) {
        var sender = actor.get();
        var operation = new Operation(
                Ids.next(),
                sender.partner(),
                sender.client(),
                wording.locale(),
                TraceContext.traceparent(),
                lines.size(),
                clock.instant(),
                null,
                null);
        table.insert(operation, lines, references);
        audit.record(Act.of("BULK_ORDERS.START", "OPERATION", operation.id()).with("total", operation.total()));
        return new Reply(202, "/api/v1/operations/" + operation.id(), null, OperationView.of(operation, 0, 0));
    }

    private static SentLines read(InputStream body) {
        try {
            return SentLines.of(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
