package cn.icpfiling.filing.bulk;

import cn.icpfiling.filing.web.Wording;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.operation.LineCounts;
import cn.icpfiling.platform.operation.Operations;
import cn.icpfiling.platform.operation.Requester;
import cn.icpfiling.platform.operation.StagedLine;
import cn.icpfiling.platform.trace.TraceContext;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Stores lines as an operation of the calling partner, in the caller's transaction. The operation keeps the client, the
 * language and the trace of the request, because its lines run outside any request.
 */
@ApplicationScoped
class OpenBulkOperation {

    private static final LineCounts NONE = new LineCounts(0, 0, 0);

    private final CurrentActor actor;
    private final Operations operations;
    private final Wording wording;
    private final Audit audit;

    OpenBulkOperation(CurrentActor actor, Operations operations, Wording wording, Audit audit) {
        this.actor = actor;
        this.operations = operations;
        this.wording = wording;
        this.audit = audit;
    }

    /** An operation of which every line was refused has ended already, with all of them counted. */
    OperationView handle(List<StagedLine> lines) {
        var sender = actor.get();
        var requester = new Requester(sender.partner(), sender.client(), wording.locale(), TraceContext.traceparent());
        var operation = operations.start(requester, staging -> lines.forEach(staging::add));
        audit.record(Act.of("BULK_ORDERS.START", "OPERATION", operation.id()).with("total", operation.total()));
        return OperationView.of(operation, operation.finishedAt() == null ? NONE : operations.counts(operation.id()));
    }
}
