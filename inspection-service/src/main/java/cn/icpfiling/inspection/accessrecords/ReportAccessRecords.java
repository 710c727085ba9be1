package cn.icpfiling.inspection.accessrecords;

import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.operation.LineCounts;
import cn.icpfiling.platform.operation.Operations;
import cn.icpfiling.platform.operation.Requester;
import cn.icpfiling.platform.operation.Staging.Staged;
import cn.icpfiling.platform.trace.TraceContext;
import cn.icpfiling.platform.web.lines.RequestLines;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.Locale;

/** Accepts a report of up to ten thousand lines. They are staged as they come in, and accepted in the transaction of the response. */
@ApplicationScoped
class ReportAccessRecords {

    static final String OPERATIONS = "/api/v1/access-record-operations";
    static final long MOST_BYTES = 4L << 20;

    private static final int MOST_LINES = 10_000;
    private static final int MOST_BYTES_A_LINE = 1 << 10;
    private static final LineCounts NONE = new LineCounts(0, 0, 0);

    private final IdempotencyService idempotency;
    private final IdempotentRequests requests;
    private final ReportingProvider provider;
    private final StageLines stage;
    private final Operations operations;
    private final Audit audit;

    ReportAccessRecords(
            IdempotencyService idempotency,
            IdempotentRequests requests,
            ReportingProvider provider,
            StageLines stage,
            Operations operations,
            Audit audit) {
        this.idempotency = idempotency;
        this.requests = requests;
        this.provider = provider;
        this.stage = stage;
        this.operations = operations;
        this.audit = audit;
    }

    StoredResponse handle(String key, InputStream body, Locale language) {
        IdempotencyKey.requireValid(key);
        var sent = new RequestLines(body, MOST_LINES, MOST_BYTES_A_LINE);
        var requester = new Requester(provider.id(), null, language, TraceContext.traceparent());
        var staged = operations.stage(requester, staging -> stage.handle(sent, language, staging));
        var idempotentRequest = requests.of("reportAccessRecords", key, sent.digest());
        var answer = operations.accepting(staged, () -> idempotency.perform(idempotentRequest, () -> start(staged)));
        if (answer.replayed()) {
            operations.discard(staged);
        }
        return answer;
    }

    private Reply start(Staged staged) {
        var operation = operations.accept(staged);
        audit.record(Act.of("ACCESS_RECORDS.REPORT", "ACCESS_RECORD_OPERATION", operation.id())
                .with("total", operation.total()));
        var counts = operation.finishedAt() == null ? NONE : operations.counts(operation.id());
        return new Reply(202, OPERATIONS + "/" + operation.id(), null, OperationView.of(operation, counts));
    }
}
