package cn.icpfiling.verification.operations;

import cn.icpfiling.platform.database.Sql;
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
    private final Slices slices;
    private final OperationTable table;
    private final CheckLine check;
    private final ForgetOperations forget;
    private final Sql sql;

    OperationsWorkshop(
            WorkOffOperations work,
            Slices slices,
            OperationTable table,
            CheckLine check,
            ForgetOperations forget,
            Sql sql) {
        this.work = work;
        this.slices = slices;
        this.table = table;
        this.check = check;
        this.forget = forget;
        this.sql = sql;
    }

    /** Somebody who held a slice and is heard of again. */
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
        return table.operation(UUID.fromString(operation)).orElseThrow().finishedAt() != null;
    }

    private boolean areDue() {
        return sql.first(
                        row -> true,
                        "SELECT 1 FROM domain_operation_slices s JOIN domain_operations o ON o.id = s.operation_id"
                                + " WHERE o.served_at IS NOT NULL AND s.unfinished = TRUE AND s.due_at <= UTC_TIMESTAMP(6)"
                                + " AND s.expires_at < UTC_TIMESTAMP(6) LIMIT 1")
                .isPresent();
    }

    /** Checks some lines of the slice that is due, keeps all results but the last, and dies. */
    public Revenant worksOffAndDies(String operation, int lines) {
        var slice = slices.take().orElseThrow();
        var asked = table.operation(slice.operation()).orElseThrow();
        if (!asked.id().toString().equals(operation)) {
            throw new IllegalStateException("another operation is due");
        }
        table.began(asked.id(), asked.takenAt());
        var due = table.due(asked.id(), slice.ordinal());
        var worked =
                due.stream().limit(lines).map(item -> check.handle(asked, item)).toList();
        slice.lease().renewing(() -> worked.subList(0, lines - 1).forEach(one -> table.keep(one, asked.takenAt())));
        return () -> slice.lease().renewing(() -> table.keep(worked.getLast(), asked.takenAt()));
    }

    /** Whose slices are handed out next, one after the other; all are given back. */
    public List<UUID> turns(int how) {
        var taken = Stream.generate(slices::take)
                .limit(how)
                .flatMap(Optional::stream)
                .toList();
        taken.forEach(slices::settle);
        return taken.stream().map(Slices.Slice::operation).toList();
    }

    /** The time after which a worker is taken for dead. */
    public void leasesEnd() {
        sql.update("UPDATE domain_operation_slices SET expires_at = '2000-01-01' WHERE unfinished");
    }

    /** The time after which what was put off is due again. */
    public void allIsDue() {
        sql.update("UPDATE domain_operation_lines SET due_at = '2000-01-01' WHERE ended_at IS NULL");
        sql.update("UPDATE domain_operation_slices SET due_at = '2000-01-01' WHERE unfinished");
    }

    public void endedOn(String operation, Instant at) {
        sql.update("UPDATE domain_operations SET finished_at = ? WHERE id = ?", at, UUID.fromString(operation));
        forget.run();
    }

    /** How many operations are staged and were never taken. */
    public long staged() {
        return sql.first(row -> row.getLong(1), "SELECT COUNT(*) FROM domain_operations WHERE taken_at IS NULL")
                .orElseThrow();
    }

    /** What lies in the row of an operation's first line. */
    public byte[] kept(String operation) {
        return sql.first(
                        row -> Optional.ofNullable(row.getBytes(1)),
                        "SELECT entry FROM domain_operation_lines WHERE operation_id = ? ORDER BY line LIMIT 1",
                        UUID.fromString(operation))
                .orElseThrow()
                .orElse(null);
    }

    /** A second line of the same domain, past all that looks first. */
    public void repeatsADomain(String operation) {
        sql.update(
                "INSERT INTO domain_operation_lines (id, operation_id, slice, line, domain, state, tries, due_at, entry)"
                        + " SELECT UNHEX(REPLACE(UUID(), '-', '')), operation_id, slice, line + 1000, domain, 'WAITING', 0, due_at, 'x'"
                        + " FROM domain_operation_lines WHERE operation_id = ? LIMIT 1",
                UUID.fromString(operation));
    }
}
