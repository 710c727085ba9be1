package cn.icpfiling.platform.operation;

import cn.icpfiling.platform.database.Collisions;
import cn.icpfiling.platform.database.DatabaseFailure;
import cn.icpfiling.platform.operation.LeasedBatch.Status;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.trace.TraceContext;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** Handles the lines of a batch one after the other, each under the trace of the request. */
public final class LineByLine implements BatchHandler {

    private static final Logger LOG = Logger.getLogger(LineByLine.class);

    private final LineHandler handler;
    private final LineRetries retries;

    public LineByLine(LineHandler handler, LineRetries retries) {
        this.handler = handler;
        this.retries = retries;
    }

    @Override
    public boolean handle(LeasedBatch batch, Operation operation, BooleanSupplier ending) {
        for (var line : batch.due()) {
            if (ending.getAsBoolean()) {
                return true;
            }
            var status = handle(batch, operation, line);
            if (status != Status.HELD) {
                return status == Status.CANCELLED;
            }
        }
        return true;
    }

    /** Handles one line; a refusal is an outcome too. A database that is away fails the batch, not the line. */
    public Status handle(LeasedBatch batch, Operation operation, OperationLine line) {
        var status = new Status[1];
        TraceContext.under(operation.requester().traceparent(), () -> status[0] = attempt(batch, operation, line));
        return status[0];
    }

    private Status attempt(LeasedBatch batch, Operation operation, OperationLine line) {
        try {
            return handler.handle(batch, operation, line);
        } catch (ProblemException refusal) {
            return refused(batch, operation, line, refusal);
        } catch (RuntimeException fault) {
            return failed(batch, operation, line, fault);
        }
    }

    /** A refusal that the database does not take would be met again by each next worker, and the lines behind it would wait for ever. */
    private Status refused(LeasedBatch batch, Operation operation, OperationLine line, ProblemException refusal) {
        try {
            return batch.keep(retries.refused(operation, line, refusal));
        } catch (RuntimeException fault) {
            return failed(batch, operation, line, fault);
        }
    }

    private Status failed(LeasedBatch batch, Operation operation, OperationLine line, RuntimeException fault) {
        if (DatabaseFailure.isOutage(fault) || Collisions.isCollision(fault)) {
            throw fault;
        }
        LOG.errorf(fault, "%s failed", line);
        return batch.keep(retries.refused(operation, line, new ProblemException(CommonProblem.INTERNAL)));
    }
}
