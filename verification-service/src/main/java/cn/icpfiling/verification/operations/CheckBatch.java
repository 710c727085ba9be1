package cn.icpfiling.verification.operations;

import cn.icpfiling.platform.operation.BatchHandler;
import cn.icpfiling.platform.operation.LeasedBatch;
import cn.icpfiling.platform.operation.LeasedBatch.Status;
import cn.icpfiling.platform.operation.LineOutcome;
import cn.icpfiling.platform.operation.Operation;
import cn.icpfiling.verification.sources.Deadline;
import cn.icpfiling.verification.sources.RealNameSource;
import cn.icpfiling.verification.sources.Registrations;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/**
 * Works on a batch for one turn. The workers of the queues call the servers; the worker's thread alone writes what came of it, under the lease. A batch has a
 * few threads, however many lines there are.
 */
@ApplicationScoped
class CheckBatch implements BatchHandler {

    private static final Duration BEAT = Duration.ofMillis(100);

    private final CheckLine check;
    private final Registrations registrations;
    private final RealNameSource realNames;
    private final OperationSettings settings;
    private final Clock clock;

    CheckBatch(
            CheckLine check,
            Registrations registrations,
            RealNameSource realNames,
            OperationSettings settings,
            Clock clock) {
        this.check = check;
        this.registrations = registrations;
        this.realNames = realNames;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public boolean handle(LeasedBatch batch, Operation operation, BooleanSupplier ending) throws InterruptedException {
        var threads = Thread.ofVirtual().name("fitness-", 0).factory();
        try (var pool = Executors.newFixedThreadPool(settings.linesAtOnce(), threads)) {
            var queues = PerServerQueues.begin(batch.due(), registrations, work(operation), pool);
            try {
                return keepAll(batch, queues, ending);
            } finally {
                queues.end();
            }
        }
    }

    private PerServerQueues.Work work(Operation operation) {
        var isPatient = clock.instant().isBefore(operation.acceptedAt().plus(settings.longest()));
        return new PerServerQueues.Work(
                line -> check.handle(operation, line),
                realNames.server(),
                Deadline.in(settings.turn()),
                settings.linesAtOnce(),
                isPatient);
    }

    private boolean keepAll(LeasedBatch batch, PerServerQueues queues, BooleanSupplier ending)
            throws InterruptedException {
        var ended = false;
        while (!ended) {
            ended = queues.haveEnded(BEAT);
            if (ending.getAsBoolean()) {
                queues.end();
            }
            if (!keep(batch, queues.outcomes(), queues)) {
                return false;
            }
        }
        return true;
    }

    private boolean keep(LeasedBatch batch, List<LineOutcome> some, PerServerQueues queues) {
        if (some.isEmpty() && batch.left().compareTo(settings.lease().dividedBy(2)) > 0) {
            return true;
        }
        var status = batch.keep(some);
        if (status == Status.CANCELLED) {
            queues.end();
        }
        return status != Status.LOST;
    }
}
