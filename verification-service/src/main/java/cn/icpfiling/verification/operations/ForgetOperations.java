package cn.icpfiling.verification.operations;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Forgets operations when the time is over for which the contract keeps their results, and what was staged and never taken. */
@ApplicationScoped
class ForgetOperations {

    private static final int AT_ONCE = 100;
    private static final int LINES_AT_ONCE = 1_000;

    private final Sql sql;
    private final OperationSettings settings;
    private final Clock clock;

    ForgetOperations(Sql sql, OperationSettings settings, Clock clock) {
        this.sql = sql;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(
            identity = "domain-operations-tidy",
            every = "{icp.verification.operations.tidy}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        sql.list(
                        row -> Binary.toUuid(row.getBytes(1)),
                        "SELECT id FROM domain_operations WHERE finished_at < ? ORDER BY finished_at LIMIT ?",
                        clock.instant().minus(settings.keep()),
                        AT_ONCE)
                .forEach(this::forget);
        sql.list(
                        row -> Binary.toUuid(row.getBytes(1)),
                        "SELECT id FROM domain_operations WHERE taken_at IS NULL"
                                + " AND staged_at < UTC_TIMESTAMP(6) - INTERVAL 1 HOUR ORDER BY staged_at LIMIT ?",
                        AT_ONCE)
                .forEach(this::forget);
    }

    /** Small bites, so that nobody waits for its locks; what is left after a crash is found again. */
    private void forget(UUID operation) {
        int some;
        do {
            some = sql.inTransaction(() -> sql.update(
                    "DELETE FROM domain_operation_lines WHERE operation_id = ? LIMIT ?", operation, LINES_AT_ONCE));
        } while (some == LINES_AT_ONCE);
        sql.inTransaction(() -> {
            sql.update("DELETE FROM domain_operation_slices WHERE operation_id = ?", operation);
            return sql.update("DELETE FROM domain_operations WHERE id = ?", operation);
        });
    }
}
