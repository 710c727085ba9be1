package cn.icpfiling.filing.store;

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

/** The versions of the provinces' rules. A row is written once and never changed. */
@ApplicationScoped
public class RuleSetTable {

    private static final int DUPLICATE = 1062;
    private static final String COLUMNS =
            "SELECT version, id, origin, effective_from, replaces, sha256, entries, made_by, made_at FROM rule_sets ";

    private final Sql sql;

    RuleSetTable(Sql sql) {
        this.sql = sql;
    }

    /** The source of a version. */
    public enum Origin {
        SHIPPED,
        OPERATOR
    }

    /**
     * One version without its content.
     *
     * @param effectiveFrom null for a version that came with a release while an operator's version was in force: it is
     *     offered, but not in force
     * @param replaces the version before it; null for the first one and for one that is only offered
     */
    public record Version(
            int version,
            UUID id,
            Origin origin,
            Instant effectiveFrom,
            Integer replaces,
            String sha256,
            int entries,
            UUID madeBy,
            Instant madeAt) {}

    /** Another transaction replaced the same version first, or the shipped content is already stored. */
    public static final class AlreadyThere extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Joins the caller's transaction. @return the version's number */
    public int insert(Version made, String body) {
        try {
            sql.update(
                    """
                    INSERT INTO rule_sets (id, origin, effective_from, replaces, sha256, shipped_sha256, body, entries,
                                           made_by, made_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    made.id(),
                    made.origin().name(),
                    made.effectiveFrom(),
                    made.replaces(),
                    made.sha256(),
                    made.origin() == Origin.SHIPPED ? made.sha256() : null,
                    body,
                    made.entries(),
                    made.madeBy(),
                    made.madeAt());
        } catch (DatabaseFailure failure) {
            throw Causes.of(failure)
                            .anyMatch(cause ->
                                    cause instanceof SQLException refused && refused.getErrorCode() == DUPLICATE)
                    ? new AlreadyThere()
                    : failure;
        }
        return sql.first(row -> row.getInt(1), "SELECT version FROM rule_sets WHERE id = ?", made.id())
                .orElseThrow();
    }

    /** Returns the newest version that has begun. It precedes every older one, even one that is scheduled for later. */
    public Optional<Integer> inForce(Instant at) {
        return sql.first(
                row -> row.getInt(1),
                "SELECT version FROM rule_sets WHERE effective_from <= ? ORDER BY version DESC LIMIT 1",
                at);
    }

    public Optional<String> body(int version) {
        return sql.first(row -> row.getString(1), "SELECT body FROM rule_sets WHERE version = ?", version);
    }

    public Optional<Version> version(int version) {
        return sql.first(RuleSetTable::read, COLUMNS + "WHERE version = ?", version);
    }

    /** Returns the last version of the chain, which the next one replaces. */
    public Optional<Version> newest() {
        return sql.first(
                RuleSetTable::read, COLUMNS + "WHERE effective_from IS NOT NULL ORDER BY version DESC LIMIT 1");
    }

    public boolean wasShipped(String sha256) {
        return sql.first(_ -> true, "SELECT 1 FROM rule_sets WHERE shipped_sha256 = ?", sha256)
                .isPresent();
    }

    /** Returns one page, newest first. */
    public List<Version> page(int before, int limit) {
        return sql.list(RuleSetTable::read, COLUMNS + "WHERE version < ? ORDER BY version DESC LIMIT ?", before, limit);
    }

    private static Version read(ResultSet row) throws SQLException {
        var replaces = row.getInt(5);
        return new Version(
                row.getInt(1),
                Binary.toUuid(row.getBytes(2)),
                Origin.valueOf(row.getString(3)),
                instant(row.getObject(4, LocalDateTime.class)),
                replaces == 0 ? null : replaces,
                row.getString(6),
                row.getInt(7),
                row.getBytes(8) == null ? null : Binary.toUuid(row.getBytes(8)),
                instant(row.getObject(9, LocalDateTime.class)));
    }

    private static Instant instant(LocalDateTime utc) {
        return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
    }
}
