package cn.icpfiling.account.store;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Causes;
import cn.icpfiling.platform.database.DatabaseFailure;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The versions of the rules of the support that administrators made. A row is written once and never changed. */
@ApplicationScoped
public class SupportPolicyTable {
    private static final int DUPLICATE = 1062;
    private static final String COLUMNS =
            "SELECT version, id, effective_from, replaces, made_by, made_at FROM support_policies ";

    private final Sql sql;

    SupportPolicyTable(Sql sql) {
        this.sql = sql;
    }

    /** One version without its content. */
    public record Row(int version, UUID id, Instant effectiveFrom, int replaces, UUID madeBy, Instant madeAt) {}

    /** Another transaction replaced the same version first. */
    public static final class AlreadyReplaced extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Joins the caller's transaction. */
    public Row insert(Row made, String body) {
        try {
            sql.update(
                    "INSERT INTO support_policies (id, effective_from, replaces, body, made_by, made_at) VALUES (?, ?, ?, ?, ?, ?)",
                    made.id(),
                    made.effectiveFrom(),
                    made.replaces(),
                    body,
                    made.madeBy(),
                    made.madeAt());
        } catch (DatabaseFailure failure) {
            throw isDuplicate(failure) ? new AlreadyReplaced() : failure;
        }
        return sql.first(SupportPolicyTable::read, COLUMNS + "WHERE id = ?", made.id())
                .orElseThrow();
    }

    /** Returns the newest version that has begun; empty while the shipped one is in force. */
    public Optional<Integer> inForce(Instant at) {
        return sql.first(
                row -> row.getInt(1),
                "SELECT version FROM support_policies WHERE effective_from <= ? ORDER BY version DESC LIMIT 1",
                at);
    }

    /** Returns the version that the next one replaces; empty while no administrator has replaced the shipped one. */
    public Optional<Integer> newest() {
        return sql.first(row -> row.getInt(1), "SELECT version FROM support_policies ORDER BY version DESC LIMIT 1");
    }

    public Optional<String> body(int version) {
        return sql.first(row -> row.getString(1), "SELECT body FROM support_policies WHERE version = ?", version);
    }

    public Optional<Row> row(int version) {
        return sql.first(SupportPolicyTable::read, COLUMNS + "WHERE version = ?", version);
    }

    /** Returns one page, newest first. */
    public List<Row> page(int before, int limit) {
        return sql.list(
                SupportPolicyTable::read, COLUMNS + "WHERE version < ? ORDER BY version DESC LIMIT ?", before, limit);
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getInt(1),
                Binary.toUuid(row.getBytes(2)),
                row.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getInt(4),
                Binary.toUuid(row.getBytes(5)),
                row.getObject(6, LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }

    private static boolean isDuplicate(DatabaseFailure failure) {
        return Causes.of(failure)
                .anyMatch(cause -> cause instanceof SQLException refused && refused.getErrorCode() == DUPLICATE);
    }
}
