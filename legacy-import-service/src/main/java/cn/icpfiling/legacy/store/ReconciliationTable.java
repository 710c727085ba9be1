package cn.icpfiling.legacy.store;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Counts the old platform's filings. A checksum is the exclusive or of the keyed hashes of the rows: equal sets of rows
 * have equal checksums, whatever their order.
 */
@ApplicationScoped
public class ReconciliationTable {
    /** Unsigned throughout: a signed zero beside it would cut off sums whose first bit is set. A group is never empty. */
    private static final String CHECKSUM = "BIT_XOR(CAST(CONV(HEX(LEFT(checksum, 8)), 16, 10) AS UNSIGNED))";

    private static final String BEIJING_DAY = "DATE(%s + INTERVAL 8 HOUR)";

    private final Sql sql;

    ReconciliationTable(Sql sql) {
        this.sql = sql;
    }

    /** @param state a state, or the word for what was counted */
    public record Count(String state, long filings, String checksum) {}

    public record DayCount(LocalDate day, String what, long filings, String checksum) {}

    /** The filings that a load stored first, which no later load changes. Rows of an earlier release name the load that wrote them last. */
    private static final String OF_LOAD = "(first_load_id = ? OR first_load_id IS NULL AND load_id = ?)";

    /** Counts every filing once, by its state. @param load that stored them first; null for all loads */
    public List<Count> states(UUID load) {
        var counted = "SELECT state, COUNT(*), HEX(" + CHECKSUM + ") FROM legacy_filings";
        return load == null
                ? sql.list(row -> count(row), counted + " GROUP BY state ORDER BY state")
                : sql.list(
                        row -> count(row),
                        counted + " WHERE " + OF_LOAD + " GROUP BY state ORDER BY state",
                        load,
                        load);
    }

    private static Count count(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Count(row.getString(1), row.getLong(2), hex(row.getString(3)));
    }

    /** Counts the filings whose last hand-over was refused and that wait again, by the code of the refusal. */
    public List<Count> refusals(UUID load) {
        var counted = "SELECT refusal, COUNT(*), HEX(" + CHECKSUM + ") FROM legacy_filings WHERE refusal IS NOT NULL"
                + " AND state IN ('WAITING', 'FILED_HERE')";
        return load == null
                ? sql.list(row -> count(row), counted + " GROUP BY refusal ORDER BY refusal")
                : sql.list(
                        row -> count(row),
                        counted + " AND " + OF_LOAD + " GROUP BY refusal ORDER BY refusal",
                        load,
                        load);
    }

    /** Counts the filings that a load stored first and that a later one has changed. */
    public long changedLater(UUID load) {
        return sql.first(
                        row -> row.getLong(1),
                        "SELECT COUNT(*) FROM legacy_filings WHERE first_load_id = ? AND load_id <> ?",
                        load,
                        load)
                .orElseThrow();
    }

    /** @param waiting those of them that wait for their correction */
    public record RowCount(String kind, long rows, long waiting) {}

    public record DayRowCount(LocalDate day, String kind, long rows, long waiting) {}

    /** Counts the rows that were set aside, by the kind of their file. @param load null for all loads that are no dry run */
    public List<RowCount> setAside(UUID load) {
        var counted = "SELECT kind, COUNT(*), SUM(state = 'WAITING') FROM legacy_set_aside_rows WHERE ";
        return load == null
                ? sql.list(row -> rowCount(row), counted + "state <> 'TRIED' GROUP BY kind")
                : sql.list(row -> rowCount(row), counted + "load_id = ? GROUP BY kind", load);
    }

    private static RowCount rowCount(java.sql.ResultSet row) throws java.sql.SQLException {
        return new RowCount(row.getString(1), row.getLong(2), row.getLong(3));
    }

    /** Counts the rows that loads, no dry runs, set aside on each day of Beijing. */
    public List<DayRowCount> setAsideDays(Instant from, Instant until) {
        return sql.list(
                row -> new DayRowCount(row.getDate(1).toLocalDate(), row.getString(2), row.getLong(3), row.getLong(4)),
                "SELECT " + BEIJING_DAY.formatted("found_at") + " AS day, kind, COUNT(*), SUM(state = 'WAITING')"
                        + " FROM legacy_set_aside_rows WHERE found_at >= ? AND found_at < ? AND state <> 'TRIED'"
                        + " GROUP BY day, kind ORDER BY day, kind",
                from,
                until);
    }

    /**
     * Counts what happened to filings on each day of Beijing: loaded, changed by a load, claimed, imported, refused. A day that is over
     * does not change any more: an act is counted when it happens, and a filing that an account has keeps its day unless it is handed over
     * once more.
     */
    public List<DayCount> days(Instant from, Instant until) {
        var handed = BEIJING_DAY.formatted("handed_over_at");
        return sql.list(
                row -> new DayCount(
                        row.getDate(1).toLocalDate(), row.getString(2), row.getLong(3), hex(row.getString(4))),
                "SELECT " + handed + " AS day, state AS what, COUNT(*), HEX(" + CHECKSUM + ") FROM legacy_filings"
                        + " WHERE handed_over_at >= ? AND handed_over_at < ? GROUP BY day, what"
                        + " UNION ALL SELECT day, what, filings, HEX(checksum) FROM legacy_day_counts"
                        + " WHERE day >= ? AND day < ? ORDER BY day, what",
                from,
                until,
                from.atZone(LegalTime.ZONE).toLocalDate(),
                until.atZone(LegalTime.ZONE).toLocalDate());
    }

    private static String hex(String digits) {
        return "0".repeat(Math.max(0, 16 - digits.length())) + digits.toLowerCase(java.util.Locale.ROOT);
    }
}
