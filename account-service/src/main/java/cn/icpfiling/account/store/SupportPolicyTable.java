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

/**
 * The versions of the rules of the support that administrators made. The content of a row is written once and never changed. A version that
 * no second administrator has confirmed begins at {@link #NEVER}.
 */
@ApplicationScoped
public class SupportPolicyTable {
    /** When a version begins that is not confirmed. No request names a time in that year ({@code CalendarRange}). */
    public static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private static final int DUPLICATE = 1062;
    private static final String COLUMNS =
            "SELECT version, id, effective_from, replaces, made_by, made_at, wanted_from, decided_by, decided_at"
                    + " FROM support_policies ";

    private final Sql sql;

    SupportPolicyTable(Sql sql) {
        this.sql = sql;
    }

    /** Who proposed a version, and when it is to begin; null for at once. */
    public record Proposal(UUID id, int replaces, UUID madeBy, Instant madeAt, Instant wantedFrom) {}

    /**
     * One version without its content.
     *
     * @param decidedBy the administrator who confirmed or withdrew it; null before, and of an earlier release
     */
    public record Row(
            int version,
            UUID id,
            Instant effectiveFrom,
            int replaces,
            UUID madeBy,
            Instant madeAt,
            Instant wantedFrom,
            UUID decidedBy,
            Instant decidedAt) {

        /** Whether it will ever hold. */
        public boolean isConfirmed() {
            return effectiveFrom.isBefore(NEVER);
        }

        /** Whether a second administrator has yet to decide. */
        public boolean isProposed() {
            return !isConfirmed() && decidedAt == null;
        }
    }

    /** Another transaction replaced the same version first. */
    public static final class AlreadyReplaced extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Joins the caller's transaction. */
    public Row insert(Proposal made, String body) {
        try {
            sql.update(
                    "INSERT INTO support_policies (id, effective_from, replaces, body, made_by, made_at, wanted_from)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    made.id(),
                    NEVER,
                    made.replaces(),
                    body,
                    made.madeBy(),
                    made.madeAt(),
                    made.wantedFrom());
        } catch (DatabaseFailure failure) {
            throw isDuplicate(failure) ? new AlreadyReplaced() : failure;
        }
        return sql.first(SupportPolicyTable::read, COLUMNS + "WHERE id = ?", made.id())
                .orElseThrow();
    }

    /** Locks a version until the transaction ends. */
    public Optional<Row> locked(int version) {
        return sql.first(SupportPolicyTable::read, COLUMNS + "WHERE version = ? FOR UPDATE", version);
    }

    /** @param effectiveFrom {@link #NEVER} for a version that is withdrawn */
    public Row decide(int version, Instant effectiveFrom, UUID by, Instant at) {
        sql.update(
                "UPDATE support_policies SET effective_from = ?, decided_by = ?, decided_at = ? WHERE version = ?",
                effectiveFrom,
                by,
                at,
                version);
        return row(version).orElseThrow();
    }

    /** Returns the newest version that has begun; empty while the shipped one is in force. */
    public Optional<Integer> inForce(Instant at) {
        return sql.first(
                row -> row.getInt(1),
                "SELECT version FROM support_policies WHERE effective_from <= ? ORDER BY version DESC LIMIT 1",
                at);
    }

    /** Returns the version that the next one replaces; empty while no administrator has replaced the shipped one. */
    public Optional<Row> newest() {
        return sql.first(SupportPolicyTable::read, COLUMNS + "ORDER BY version DESC LIMIT 1");
    }

    /** Returns the newest version before this one that is or will be in force; empty for the shipped one. */
    public Optional<Integer> confirmedBefore(int version) {
        return sql.first(
                row -> row.getInt(1),
                "SELECT version FROM support_policies WHERE version < ? AND effective_from < ? ORDER BY version DESC LIMIT 1",
                version,
                NEVER);
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
                instant(row, 3),
                row.getInt(4),
                Binary.toUuid(row.getBytes(5)),
                instant(row, 6),
                instant(row, 7),
                Optional.ofNullable(row.getBytes(8)).map(Binary::toUuid).orElse(null),
                instant(row, 9));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

    private static boolean isDuplicate(DatabaseFailure failure) {
        return Causes.of(failure)
                .anyMatch(cause -> cause instanceof SQLException refused && refused.getErrorCode() == DUPLICATE);
    }
}
