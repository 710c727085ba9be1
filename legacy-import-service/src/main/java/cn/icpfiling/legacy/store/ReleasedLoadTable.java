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
    /** A row that waits and of which neither filing nor site can be read: any filing of its load may miss it. */
    private static final String UNNAMED =
            "r.state = 'WAITING' AND r.kind IN ('SITES', 'DOMAINS', 'PAPERS') AND r.filing_id IS NULL"
                    + " AND r.site_id IS NULL";

    /**
     * The other kinds count once they were loaded after the last subjects that were new: those may miss rows otherwise. The files of a load
     * end one after the other by ended_at, whichever replica's clock wrote it ({@link LegacyLoadTable#ended}).
     */
    private static final String WHOLE = """
            l.released_at IS NULL AND NOT l.more_follows AND NOT l.dry_run
              AND (SELECT COUNT(DISTINCT f.kind) FROM legacy_load_files f WHERE f.load_id = l.id AND f.state = 'LOADED'
                AND f.kind IN ('SUBJECTS', 'SITES', 'DOMAINS', 'PAPERS')
                AND (f.kind = 'SUBJECTS' OR NOT EXISTS (SELECT 1 FROM legacy_load_files s WHERE s.load_id = l.id
                  AND s.kind = 'SUBJECTS' AND s.rows_new > 0 AND s.ended_at > f.ended_at))) = 4
              AND NOT EXISTS (SELECT 1 FROM legacy_load_files g WHERE g.load_id = l.id AND g.state = 'READY'
                AND g.kind IN ('SUBJECTS', 'SITES', 'DOMAINS', 'PAPERS'))
              AND NOT EXISTS (SELECT 1 FROM legacy_set_aside_rows r WHERE r.load_id = l.id AND %s)""".formatted(UNNAMED);

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

    /**
     * Releases the loads of which all kinds that a filing consists of are loaded, unless more of them follows in other loads, a file waits
     * for its turn, or a row waits that names no filing. Call it after a file has ended: it may correct rows of any load. Returns those
     * that it released.
     */
    public List<UUID> releaseWhole(Instant at) {
        return sql.list(row -> LegacyLoadTable.id(row, 1), "SELECT l.id FROM legacy_loads l WHERE " + WHOLE).stream()
                .filter(load -> releaseIfWhole(load, at))
                .toList();
    }

    /**
     * The lock lets the later one of two that settle the last two rows see that both are settled. Returns whether it released the load.
     */
    public boolean releaseIfWhole(UUID load, Instant at) {
        sql.first(row -> row.getInt(1), "SELECT 1 FROM legacy_loads WHERE id = ? FOR UPDATE", load);
        return sql.update(
                        "UPDATE legacy_loads l SET l.released_at = ?, l.version = l.version + 1 WHERE l.id = ? AND "
                                + WHOLE,
                        at,
                        load)
                == 1;
    }

    /** Counts the rows of a load that wait and name no filing: they keep it from releasing itself. */
    public long unnamedRows(UUID load) {
        return sql.first(
                        row -> row.getLong(1),
                        "SELECT COUNT(*) FROM legacy_set_aside_rows r WHERE r.load_id = ? AND " + UNNAMED,
                        load)
                .orElseThrow();
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
