package cn.icpfiling.verification.operations;

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
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.lines.RequestLines;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.time.Clock;
import java.util.Locale;

/** Accepts up to ten thousand domains in one request. They are staged as they come in, and accepted in the transaction of the response. */
@ApplicationScoped
class StartDomainVerifications {

    static final String PATH = "/api/v1/domain-verification-operations";
    static final int MOST_LINES = 10_000;
    static final int MOST_BYTES_A_LINE = 4 << 10;
    static final long MOST_BYTES = 8L << 20;

    private static final LineCounts NONE = new LineCounts(0, 0, 0);

    private final IdempotencyService idempotency;
    private final IdempotentRequests requests;
    private final CurrentActor actor;
    private final StageLines stage;
    private final Operations operations;
    private final Audit audit;
    private final Clock clock;

    StartDomainVerifications(
            IdempotencyService idempotency,
            IdempotentRequests requests,
            CurrentActor actor,
            StageLines stage,
            Operations operations,
            Audit audit,
            Clock clock) {
        this.idempotency = idempotency;
        this.requests = requests;
        this.actor = actor;
        this.stage = stage;
        this.operations = operations;
        this.audit = audit;
        this.clock = clock;
    }

    StoredResponse handle(String key, InputStream body, Locale language) {
        var owner = actor.caller();
        IdempotencyKey.requireValid(key);
        var sent = new RequestLines(body, MOST_LINES, MOST_BYTES_A_LINE);
        var requester = new Requester(owner, actor.get().client(), language, TraceContext.traceparent());
        var staged = operations.stage(requester, staging -> stage.handle(sent, language, staging));
        var idempotentRequest = requests.of("startDomainVerifications", key, sent.digest());
        var answer = operations.accepting(staged, () -> idempotency.perform(idempotentRequest, () -> start(staged)));
        if (answer.replayed()) {
            operations.discard(staged);
        }
        return answer;
    }

    private Reply start(Staged staged) {
        var operation = operations.accept(staged);
        audit.record(Act.of("DOMAIN_OPERATION.START", "DOMAIN_OPERATION", operation.id())
                .with("total", operation.total()));
        var counts = operation.finishedAt() == null ? NONE : operations.counts(operation.id());
        var view = OperationView.of(operation, counts, clock.instant());
        return new Reply(202, PATH + "/" + operation.id(), null, view);
    }
}
