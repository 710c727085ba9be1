package cn.icpfiling.legacy.store;

import cn.icpfiling.platform.database.Sql;
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

    /** Counts every filing once, by its state. @param load null for all loads */
    public List<Count> states(UUID load) {
        var counted = "SELECT state, COUNT(*), HEX(" + CHECKSUM + ") FROM legacy_filings";
        return load == null
                ? sql.list(row -> count(row), counted + " GROUP BY state ORDER BY state")
                : sql.list(row -> count(row), counted + " WHERE load_id = ? GROUP BY state ORDER BY state", load);
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
                : sql.list(row -> count(row), counted + " AND load_id = ? GROUP BY refusal ORDER BY refusal", load);
    }

    /** Counts the rows of subjects that were set aside. */
    public long setAside(UUID load) {
        return load == null
                ? sql.first(row -> row.getLong(1), "SELECT COUNT(*) FROM legacy_set_aside_rows WHERE kind = 'SUBJECTS'")
                        .orElse(0L)
                : sql.first(
                                row -> row.getLong(1),
                                "SELECT COUNT(*) FROM legacy_set_aside_rows WHERE kind = 'SUBJECTS' AND load_id = ?",
                                load)
                        .orElse(0L);
    }

    /** Counts what became of filings on each day of Beijing: loaded or changed by a load, claimed, imported, refused. */
    public List<DayCount> days(Instant from, Instant until) {
        var handed = BEIJING_DAY.formatted("handed_over_at");
        var changed = BEIJING_DAY.formatted("changed_at");
        return sql.list(
                row -> new DayCount(
                        row.getDate(1).toLocalDate(), row.getString(2), row.getLong(3), hex(row.getString(4))),
                "SELECT " + handed + " AS day, state AS what, COUNT(*), HEX(" + CHECKSUM + ") FROM legacy_filings"
                        + " WHERE handed_over_at >= ? AND handed_over_at < ? GROUP BY day, what"
                        + " UNION ALL SELECT " + changed + " AS day, 'REFUSED' AS what, COUNT(*), HEX(" + CHECKSUM
                        + ") FROM legacy_filings WHERE state = 'WAITING' AND refusal IS NOT NULL"
                        + " AND changed_at >= ? AND changed_at < ? GROUP BY day"
                        + " UNION ALL SELECT " + changed + " AS day, state AS what, COUNT(*), HEX(" + CHECKSUM
                        + ") FROM legacy_filings WHERE state IN ('WAITING', 'FILED_HERE', 'HANDING_OVER') AND refusal IS NULL"
                        + " AND changed_at >= ? AND changed_at < ? GROUP BY day, what ORDER BY day, what",
                from,
                until,
                from,
                until,
                from,
                until);
    }

    private static String hex(String digits) {
        return "0".repeat(Math.max(0, 16 - digits.length())) + digits.toLowerCase(java.util.Locale.ROOT);
    }
}
