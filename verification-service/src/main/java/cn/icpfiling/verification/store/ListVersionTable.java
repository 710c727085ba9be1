package cn.icpfiling.verification.store;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Causes;
import cn.icpfiling.platform.database.DatabaseFailure;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.verification.core.ListKind;
import cn.icpfiling.verification.core.ListOrigin;
import cn.icpfiling.verification.core.ListSchedule;
import cn.icpfiling.verification.core.ListVersion;
import cn.icpfiling.verification.core.ListVersion.Life;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The versions of the lists. The content of a version never changes. Each act on a version is written once. */
@ApplicationScoped
public class ListVersionTable {

    private static final int DUPLICATE = 1062;
    private static final String COLUMNS = "SELECT id, kind, version, origin, state, digest, entries, source, note,"
            + " uploaded_by, loaded_at, replaces, effective_from, activated_by, activated_at, ended_by, ended_at"
            + " FROM reference_lists ";

    private final Sql sql;

    ListVersionTable(Sql sql) {
        this.sql = sql;
    }

    /** Another transaction stored the same content, or replaced the same version, a moment before. */
    public static final class AlreadyThere extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Joins the caller's transaction, like every write here. */
    public void insert(ListVersion made) {
        unlessThere(
                """
                INSERT INTO reference_lists (id, kind, version, origin, state, digest, shipped_digest, entries, source, note,
                                            uploaded_by, loaded_at, replaces, effective_from)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                made.id(),
                made.kind().name(),
                made.version(),
                made.origin().name(),
                made.life().name(),
                bytes(made.sha256()),
                made.origin() == ListOrigin.SHIPPED ? bytes(made.sha256()) : null,
                made.entries(),
                made.source(),
                made.note(),
                made.uploadedBy(),
                made.uploadedAt(),
                made.replaces(),
                made.effectiveFrom());
    }

    /** @return false if the version is not a draft, or no longer */
    public boolean activate(UUID draft, int version, Integer replaces, Instant from, UUID by, Instant at) {
        return unlessThere("""
                        UPDATE reference_lists SET state = 'ACTIVE', version = ?, replaces = ?, effective_from = ?,
                                                  activated_by = ?, activated_at = ?
                         WHERE id = ? AND state = 'DRAFT'""", version, replaces, from, by, at, draft) == 1;
    }

    /** @return false if the version is not a draft, or no longer */
    public boolean discard(UUID draft, UUID by, Instant at) {
        return sql.update(
                        "UPDATE reference_lists SET state = 'DISCARDED', ended_by = ?, ended_at = ?"
                                + " WHERE id = ? AND state = 'DRAFT'",
                        by,
                        at,
                        draft)
                == 1;
    }

    /** @return false if the version is not scheduled, or no longer */
    public boolean cancel(UUID scheduled, UUID by, Instant at) {
        return sql.update(
                        "UPDATE reference_lists SET state = 'CANCELLED', ended_by = ?, ended_at = ?"
                                + " WHERE id = ? AND state = 'ACTIVE' AND effective_from > ?",
                        by,
                        at,
                        scheduled,
                        at)
                == 1;
    }

    /** Marks that a release ships the same content, so that it is not loaded again. */
    public void markShipped(UUID id) {
        unlessThere("UPDATE reference_lists SET shipped_digest = digest WHERE id = ?", id);
    }

    public boolean wasShipped(ListKind kind, String sha256) {
        return sql.first(
                        _ -> true,
                        "SELECT 1 FROM reference_lists WHERE kind = ? AND shipped_digest = ?",
                        kind.name(),
                        bytes(sha256))
                .isPresent();
    }

    public ListSchedule schedule(ListKind kind) {
        return new ListSchedule(sql.list(
                row -> new ListSchedule.Activated(uuid(row, 1), row.getInt(2), instant(row, 3)),
                "SELECT id, version, effective_from FROM reference_lists WHERE kind = ? AND state = 'ACTIVE'",
                kind.name()));
    }

    /** Checks whether a version has begun that has not been published. */
    public boolean hasUntold(ListKind kind, Instant now) {
        return sql.first(
                        _ -> true,
                        "SELECT 1 FROM reference_lists WHERE kind = ? AND state = 'ACTIVE' AND told_at IS NULL"
                                + " AND effective_from <= ? LIMIT 1",
                        kind.name(),
                        now)
                .isPresent();
    }

    /** @return false if the version was already published */
    public boolean markTold(UUID id, Instant at) {
        return sql.update("UPDATE reference_lists SET told_at = ? WHERE id = ? AND told_at IS NULL", at, id) == 1;
    }

    /** A number is never reused, not even that of a cancelled version. */
    public int nextNumber(ListKind kind) {
        return sql.first(
                        row -> row.getInt(1),
                        "SELECT COALESCE(MAX(version), 0) + 1 FROM reference_lists WHERE kind = ?",
                        kind.name())
                .orElseThrow();
    }

    public Optional<ListVersion> find(UUID id) {
        return sql.first(ListVersionTable::read, COLUMNS + "WHERE id = ?", id);
    }

    public Optional<ListVersion> draft(ListKind kind, String sha256) {
        return sql.first(
                ListVersionTable::read, COLUMNS + "WHERE kind = ? AND draft_digest = ?", kind.name(), bytes(sha256));
    }

    /**
     * Returns one page, newest first, by the time in the ids.
     *
     * @param before null for the first page
     */
    public List<ListVersion> page(ListKind kind, UUID before, int limit) {
        return before == null
                ? sql.list(
                        ListVersionTable::read, COLUMNS + "WHERE kind = ? ORDER BY id DESC LIMIT ?", kind.name(), limit)
                : sql.list(
                        ListVersionTable::read,
                        COLUMNS + "WHERE kind = ? AND id < ? ORDER BY id DESC LIMIT ?",
                        kind.name(),
                        before,
                        limit);
    }

    private int unlessThere(String statement, Object... values) {
        try {
            return sql.update(statement, values);
        } catch (DatabaseFailure failure) {
            throw Causes.of(failure)
                            .anyMatch(cause ->
                                    cause instanceof SQLException refused && refused.getErrorCode() == DUPLICATE)
                    ? new AlreadyThere()
                    : failure;
        }
    }

    private static ListVersion read(ResultSet row) throws SQLException {
        return new ListVersion(
                uuid(row, 1),
                ListKind.valueOf(row.getString(2)),
                number(row, 3),
                ListOrigin.valueOf(row.getString(4)),
                Life.valueOf(row.getString(5)),
                HexFormat.of().formatHex(row.getBytes(6)),
                row.getInt(7),
                row.getString(8),
                row.getString(9),
                uuid(row, 10),
                instant(row, 11),
                number(row, 12),
                instant(row, 13),
                uuid(row, 14),
                instant(row, 15),
                uuid(row, 16),
                instant(row, 17));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static Integer number(ResultSet row, int column) throws SQLException {
        var number = row.getInt(column);
        return row.wasNull() ? null : number;
    }

    private static UUID uuid(ResultSet row, int column) throws SQLException {
        var bytes = row.getBytes(column);
        return bytes == null ? null : Binary.toUuid(bytes);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        var utc = row.getObject(column, LocalDateTime.class);
        return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
    }
}
