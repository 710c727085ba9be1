package cn.icpfiling.platform.operation;

import cn.icpfiling.platform.database.Causes;
import cn.icpfiling.platform.database.DatabaseFailure;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.operation.Staging.Staged;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The operations of one kind: takes them in, shows them, cancels them, deletes them, and hands out their batches. */
public final class Operations {

    private static final int DUPLICATE = 1062;
    private static final int OPERATIONS_A_RUN = 100;
    private static final int ROWS_A_TRANSACTION = 1_000;
    private static final Duration ONE_MAY_END = Duration.ofMinutes(1);

    private final OperationKind kind;
    private final OperationTable table;
    private final LineTable lines;
    private final Sql sql;
    private final MeterRegistry meters;
    private final Clock clock;

    Operations(OperationKind kind, LineTable lines, Sql sql, MeterRegistry meters, Clock clock) {
        this.kind = kind;
        this.table = new OperationTable(sql, kind.name());
        this.lines = lines;
        this.sql = sql;
        this.meters = meters;
        this.clock = clock;
    }

    /** Stages all lines that the source adds, each batch in a transaction of its own. Nothing is left when the source refuses. */
    public Staged stage(Requester requester, Consumer<Staging> source) {
        var id = Ids.next();
        table.stage(id, requester);
        try {
            return stage(id, requester, source, UnitOfWork::run);
        } catch (RuntimeException refused) {
            discard(id, refused);
            throw refused;
        }
    }

    /** Stages all lines and accepts them, all in the caller's transaction; where open operations are limited, see {@link #withFreeSlot}. */
    public Operation start(Requester requester, Consumer<Staging> source) {
        var id = Ids.next();
        table.stage(id, requester);
        return accept(stage(id, requester, source, Runnable::run));
    }

    private Staged stage(UUID id, Requester requester, Consumer<Staging> source, Consumer<Runnable> transaction) {
        var staging = new Staging(id, table, lines, kind.linesABatch(), transaction, clock);
        source.accept(staging);
        return staging.end(requester.owner());
    }

    /** Runs the transaction in which {@link #accept} is called, and deletes the staged lines when it refuses. */
    public <T> T accepting(Staged staged, Supplier<T> transaction) {
        try {
            return withFreeSlot(transaction);
        } catch (RuntimeException refused) {
            discard(staged.id(), refused);
            throw refused;
        }
    }

    /**
     * Runs the transaction in which {@link #start} or {@link #accept} is called, for a kind with a limit of open operations. Of two
     * senders that want the same slot one gets it; the other transaction runs again, and is 429 if no slot is left.
     */
    public <T> T withFreeSlot(Supplier<T> transaction) {
        for (var tries = 0; tries < kind.openAnOwner(); tries++) {
            try {
                return transaction.get();
            } catch (DatabaseFailure failure) {
                if (!isDuplicate(failure)) {
                    throw failure;
                }
            }
        }
        if (kind.openAnOwner() == 0) {
            return transaction.get();
        }
        throw tooManyOpen();
    }

    private static boolean isDuplicate(DatabaseFailure failure) {
        return Causes.of(failure)
                .anyMatch(cause -> cause instanceof SQLException refused && refused.getErrorCode() == DUPLICATE);
    }

    /** Makes an operation of staged lines, in the caller's transaction: 429 when the owner has too many open. */
    public Operation accept(Staged staged) {
        var now = clock.instant();
        var isAccepted = staged.isAllRefused()
                ? table.acceptFinished(staged.id(), staged.total(), now)
                : table.accept(staged.id(), staged.total(), freeSlot(staged.owner()), now);
        if (!isAccepted) {
            throw new ProblemException(CommonProblem.CONFLICT);
        }
        return find(staged.id()).orElseThrow();
    }

    private Integer freeSlot(UUID owner) {
        if (kind.openAnOwner() == 0) {
            return null;
        }
        var taken = table.slotsOf(owner);
        return IntStream.rangeClosed(1, kind.openAnOwner())
                .filter(slot -> !taken.contains(slot))
                .boxed()
                .findFirst()
                .orElseThrow(Operations::tooManyOpen);
    }

    private static ProblemException tooManyOpen() {
        return new ProblemException(CommonProblem.TOO_MANY_REQUESTS).retryAfter(ONE_MAY_END);
    }

    /** Deletes lines that were staged and not accepted. */
    public void discard(Staged staged) {
        if (UnitOfWork.in(() -> table.lockStaged(staged.id()))) {
            delete(staged.id());
        }
    }

    /** What is left when this fails as well is deleted by {@link #forget}. */
    private void discard(UUID operation, RuntimeException refused) {
        try {
            discard(new Staged(operation, null, 0, 0));
        } catch (RuntimeException also) {
            refused.addSuppressed(also);
        }
    }

    public Optional<Operation> find(UUID id) {
        return table.find(id);
    }

    /** 404 unless it is the owner's. */
    public Operation require(UUID id, UUID owner) {
        return find(id).filter(found -> found.owner().equals(owner))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    public LineCounts counts(UUID operation) {
        return table.counts(operation);
    }

    /**
     * Lines in their order.
     *
     * @param state null for all
     * @param afterLine 0 for the first
     */
    public List<LineResult> results(UUID operation, LineState state, long afterLine, int atMost) {
        return lines.results(operation, state, afterLine, atMost);
    }

    /**
     * Cancels in the caller's transaction: 409 when the operation is finished.
     *
     * @return false when it was cancelled before
     */
    public boolean cancel(UUID id) {
        var operation = table.locked(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        if (operation.state() == OperationState.FINISHED) {
            throw new ProblemException(CommonProblem.ACT_NOT_ALLOWED, operation.state(), "CANCEL", List.of());
        }
        if (operation.cancelledAt() != null) {
            return false;
        }
        table.cancel(id, clock.instant());
        return true;
    }

    /** Takes the next batch by the kind's {@link Fairness}; empty when no batch is due and free. */
    public Optional<LeasedBatch> take() {
        return kind.fairness()
                .candidates(sql, kind.name())
                .flatMap(next -> take(next).stream())
                .findFirst();
    }

    private Optional<LeasedBatch> take(Fairness.Candidate next) {
        var name = OperationTable.batchName(next.operation(), next.batch());
        var lease = new Lease(sql, OperationTable.BATCHES, name, kind.lease());
        if (!lease.acquire()) {
            return Optional.empty();
        }
        kind.fairness().served(sql, kind.name(), next);
        return Optional.of(
                new LeasedBatch(next.operation(), next.batch(), lease, table, lines, kind.counter(), meters, clock));
    }

    /** Notes that a worker has begun. */
    public void began(UUID operation) {
        table.began(operation, clock.instant());
    }

    /** Makes the workers of one replica. */
    public OperationWorkers workers(int parallel, BatchHandler handler) {
        return new OperationWorkers(kind.name(), this, handler, parallel);
    }

    /** Deletes operations that finished before the retention, and lines that were staged and never accepted. */
    public void forget(Duration keep) {
        table.finishedBefore(clock.instant().minus(keep), OPERATIONS_A_RUN).forEach(this::delete);
        table.abandoned(OPERATIONS_A_RUN).forEach(this::delete);
    }

    /** Short transactions hold few locks; the next run finds what is left after a crash. */
    private void delete(UUID operation) {
        while (UnitOfWork.in(() -> lines.delete(operation, ROWS_A_TRANSACTION)) == ROWS_A_TRANSACTION) {
            continue;
        }
        while (UnitOfWork.in(() -> table.deleteBatches(operation, ROWS_A_TRANSACTION)) == ROWS_A_TRANSACTION) {
            continue;
        }
        UnitOfWork.in(() -> table.delete(operation));
    }
}
