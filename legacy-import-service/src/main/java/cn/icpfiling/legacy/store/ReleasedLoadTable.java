package cn.icpfiling.legacy.store;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Whether the filings of a load may be given to accounts. What a later load brings for a filing that an account has is set aside, so the
 * filings of a load wait until it is released.
 */
@ApplicationScoped
public class ReleasedLoadTable {
    private static final int WHOLE = 4;
    private static final String UNRELEASED = " FROM legacy_loads l WHERE l.released_at IS NULL AND NOT l.dry_run"
            + " AND EXISTS (SELECT 1 FROM legacy_load_files f WHERE f.load_id = l.id AND f.kind = 'SUBJECTS' AND f.rows_new > 0)";

    private final Sql sql;

    ReleasedLoadTable(Sql sql) {
        this.sql = sql;
    }

    /** @param since when the one that waits longest was started last; null without one */
    public record Unreleased(long loads, Instant since) {}

    public void release(UUID load, Instant at) {
        sql.update(
                "UPDATE legacy_loads SET released_at = ?, version = version + 1 WHERE id = ? AND released_at IS NULL",
                at,
                load);
    }

    /** Releases a load of which all kinds that a filing consists of are loaded, unless more of them follows in other loads. */
    public void releaseIfWhole(UUID load, Instant at) {
        sql.update(
                "UPDATE legacy_loads SET released_at = ?, version = version + 1 WHERE id = ? AND released_at IS NULL"
                        + " AND NOT more_follows AND NOT dry_run AND (SELECT COUNT(DISTINCT f.kind) FROM legacy_load_files f"
                        + " WHERE f.load_id = ? AND f.state = 'LOADED' AND f.kind IN ('SUBJECTS', 'SITES', 'DOMAINS', 'PAPERS')) = ?",
                at,
                load,
                load,
                WHOLE);
    }

    /** Returns those of the filings whose first load is not released. */
    public Set<UUID> unreleasedAmong(List<UUID> filings) {
        return filings.isEmpty()
                ? Set.of()
                : Set.copyOf(sql.list(
                        row -> Binary.toUuid(row.getBytes(1)),
                        "SELECT f.id FROM legacy_filings f JOIN legacy_loads l ON l.id = f.first_load_id"
                                + " WHERE l.released_at IS NULL AND f.id IN ("
                                + String.join(", ", Collections.nCopies(filings.size(), "?")) + ")",
                        filings.toArray()));
    }

    /** The loads that stored filings and are not released. */
    public Unreleased unreleased() {
        return sql.first(ReleasedLoadTable::counted, "SELECT COUNT(*), MIN(l.started_at)" + UNRELEASED)
                .orElseThrow();
    }

    private static Unreleased counted(ResultSet row) throws SQLException {
        return new Unreleased(row.getLong(1), LegacyLoadTable.at(row, 2));
    }
}
