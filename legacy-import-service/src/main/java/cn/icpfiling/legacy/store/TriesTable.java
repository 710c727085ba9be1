package cn.icpfiling.legacy.store;

import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Tries that are counted against limits. All replicas share the rows. */
@ApplicationScoped
public class TriesTable {

    private static final int A_DELETE = 10_000;

    private final Sql sql;

    TriesTable(Sql sql) {
        this.sql = sql;
    }

    /** Locks the counter of a subject until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock(String kind, byte[] subject, Instant now) {
        sql.update(
                "INSERT INTO tried_subjects (kind, subject, last_at) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE last_at = ?",
                kind,
                subject,
                now,
                now);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void add(String kind, byte[] subject, Instant at) {
        sql.update("INSERT INTO tries (kind, subject, at) VALUES (?, ?, ?)", kind, subject, at);
    }

    /** Returns the times of the newest tries after an instant, newest first. */
    public List<Instant> since(String kind, byte[] subject, Instant since, int most) {
        return sql.list(
                row -> row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                "SELECT at FROM tries WHERE kind = ? AND subject = ? AND at > ? ORDER BY at DESC LIMIT " + most,
                kind,
                subject,
                since);
    }

    /** Deletes all tries of a subject. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forgive(String kind, byte[] subject) {
        sql.update("DELETE FROM tries WHERE kind = ? AND subject = ?", kind, subject);
    }

    /** Deletes the newest try of a subject. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forgiveOne(String kind, byte[] subject) {
        sql.update("DELETE FROM tries WHERE kind = ? AND subject = ? ORDER BY id DESC LIMIT 1", kind, subject);
    }

    /** Deletes in many short transactions: call it outside of any. */
    public void deleteBefore(Instant before) {
        deleteAll("DELETE FROM tries WHERE at < ? LIMIT " + A_DELETE, before);
        deleteAll("DELETE FROM tried_subjects WHERE last_at < ? LIMIT " + A_DELETE, before);
    }

    private void deleteAll(String statement, Instant before) {
        int deleted;
        do {
            deleted = sql.update(statement, before);
        } while (deleted == A_DELETE);
    }
}
