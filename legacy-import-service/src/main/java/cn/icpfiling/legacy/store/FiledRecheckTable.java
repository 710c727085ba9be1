package cn.icpfiling.legacy.store;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Subjects whose filings of the old platform are compared once more, when every load that ran beside their event has committed. */
@ApplicationScoped
public class FiledRecheckTable {

    /** Longer than the transaction of a chunk of a load may last. */
    private static final Duration LATER = Duration.ofMinutes(2);

    private final Sql sql;
    private final Clock machine;

    FiledRecheckTable(Sql sql, @MachineClock Clock machine) {
        this.sql = sql;
        this.machine = machine;
    }

    /** Call it in the transaction that changes the copy of the subject. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void later(UUID subject) {
        sql.update(
                "INSERT INTO filed_rechecks (subject_id, due_at) VALUES (?, ?)"
                        + " ON DUPLICATE KEY UPDATE due_at = VALUES(due_at)",
                subject,
                machine.instant().plus(LATER));
    }

    /** Returns subjects that are due, the longest due first. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<UUID> due(int atMost) {
        return sql.list(
                row -> Binary.toUuid(row.getBytes(1)),
                "SELECT subject_id FROM filed_rechecks WHERE due_at <= ? ORDER BY due_at LIMIT ?",
                machine.instant(),
                atMost);
    }

    /** A subject that changed meanwhile is due later, and stays. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void done(UUID subject) {
        sql.update("DELETE FROM filed_rechecks WHERE subject_id = ? AND due_at <= ?", subject, machine.instant());
    }
}
