package cn.icpfiling.verification.operations;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.operation.LeasedBatch;
import cn.icpfiling.platform.operation.LeasedBatch.Status;
import cn.icpfiling.platform.operation.Operations;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Where operations are worked off when a test says so, and where workers die. */
@ApplicationScoped
public class OperationsWorkshop {

    private final WorkOffOperations work;
    private final Operations operations;
    private final CheckLine check;
    private final Sql sql;

    OperationsWorkshop(WorkOffOperations work, Operations operations, CheckLine check, Sql sql) {
        this.work = work;
        this.operations = operations;
        this.check = check;
        this.sql = sql;
    }

    /** A worker that held a batch and comes back. */
    public interface Revenant {
        boolean keepsOneMore();
    }

    /** Until nothing is due. */
    public void worksOffAll() {
        do {
            work.run();
            while (!work.isIdle()) {
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            }
        } while (areDue());
    }

    /** A line that was put off is due again in a moment. */
    public boolean isFinished(String operation) {
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        return operations.find(UUID.fromString(operation)).orElseThrow().finishedAt() != null;
    }

    private boolean areDue() {
        return sql.first(
                        row -> true,
                        "SELECT 1 FROM operation_batches s JOIN operations o ON o.id = s.operation_id"
                                + " WHERE o.served_at IS NOT NULL AND s.unfinished = TRUE AND s.due_at <= UTC_TIMESTAMP(6)"
                                + " AND s.expires_at < UTC_TIMESTAMP(6) LIMIT 1")
                .isPresent();
    }

    /** Checks some lines of the batch that is due, keeps all results but the last, and dies. */
    public Revenant worksOffAndDies(String operation, int lines) {
        var batch = operations.take().orElseThrow();
        var asked = operations.find(batch.operation()).orElseThrow();
        if (!asked.id().toString().equals(operation)) {
            throw new IllegalStateException("another operation is due");
        }
        operations.began(asked.id());
        var due = batch.due();
        var worked =
                due.stream().limit(lines).map(line -> check.handle(asked, line)).toList();
        if (batch.keep(worked.subList(0, lines - 1)) == Status.LOST) {
            throw new IllegalStateException("another worker has the batch");
        }
        return () -> batch.keep(worked.getLast()) != Status.LOST;
    }

    /** Whose batches are handed out next, one after the other; all are given back. */
    public List<UUID> turns(int how) {
        var taken = Stream.generate(operations::take)
                .limit(how)
                .flatMap(Optional::stream)
                .toList();
        taken.forEach(LeasedBatch::settle);
        return taken.stream().map(LeasedBatch::operation).toList();
    }

    /** The time after which a worker is taken for dead. */
    public void leasesEnd() {
        sql.update("UPDATE operation_batches SET expires_at = '2000-01-01' WHERE unfinished");
    }

    /** The time after which what was put off is due again. */
    public void allIsDue() {
        sql.update("UPDATE operation_lines SET due_at = '2000-01-01' WHERE ended_at IS NULL");
        sql.update("UPDATE operation_batches SET due_at = '2000-01-01' WHERE unfinished");
    }

    public void endedOn(String operation, Instant at) {
        sql.update("UPDATE operations SET finished_at = ? WHERE id = ?", at, UUID.fromString(operation));
        work.forget();
    }

    /** How many operations are staged and were never taken. */
    public long staged() {
        return sql.first(row -> row.getLong(1), "SELECT COUNT(*) FROM operations WHERE accepted_at IS NULL")
                .orElseThrow();
    }

    /** What lies in the row of an operation's first line. */
    public byte[] kept(String operation) {
        return sql.first(
                        row -> Optional.ofNullable(row.getBytes(1)),
                        "SELECT entry FROM operation_lines WHERE operation_id = ? ORDER BY line LIMIT 1",
                        UUID.fromString(operation))
                .orElseThrow()
                .orElse(null);
    }

    /** A second line of the same domain, past all that looks first. */
    public void repeatsADomain(String operation) {
        sql.update(
                "INSERT INTO operation_lines (id, operation_id, batch, line, item, state, tries, due_at, entry)"
                        + " SELECT UNHEX(REPLACE(UUID(), '-', '')), operation_id, batch, line + 1000, item, 'WAITING', 0, due_at, 'x'"
                        + " FROM operation_lines WHERE operation_id = ? LIMIT 1",
                UUID.fromString(operation));
    }
}
