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
import java.util.stream.Stream;

/**
 * The filings that set-aside rows hold back. A row of the file of domains names its site alone: its filing is the one of the site
 * that is stored now.
 */
@ApplicationScoped
public class HeldFilingsTable {
    private static final String OF_FILINGS = """
            SELECT r.filing_id FROM legacy_set_aside_rows r WHERE r.state = 'WAITING' AND r.filing_id IN (%1$s)
            UNION
            SELECT s.filing_id FROM legacy_sites s JOIN legacy_set_aside_rows r ON r.site_id = s.id
             WHERE s.filing_id IN (%1$s) AND r.state = 'WAITING' AND r.filing_id IS NULL""";

    private final Sql sql;

    HeldFilingsTable(Sql sql) {
        this.sql = sql;
    }

    /** @param since when the oldest of the rows was read; null without rows */
    public record Held(long rows, long filings, Instant since) {}

    /** Whether a set-aside row of the filing waits for its correction. */
    public boolean isHeld(UUID filing) {
        return !heldAmong(List.of(filing)).isEmpty();
    }

    /** Returns those of the filings of which a set-aside row waits for its correction. */
    public Set<UUID> heldAmong(List<UUID> filings) {
        return filings.isEmpty()
                ? Set.of()
                : Set.copyOf(sql.list(
                        row -> Binary.toUuid(row.getBytes(1)),
                        OF_FILINGS.formatted(String.join(", ", Collections.nCopies(filings.size(), "?"))),
                        Stream.concat(filings.stream(), filings.stream()).toArray()));
    }

    /** @param load counts only the rows that it set aside; null counts all */
    public Held held(UUID load) {
        return (load == null
                        ? sql.first(HeldFilingsTable::held, narrowed(""))
                        : sql.first(HeldFilingsTable::held, narrowed(" AND r.load_id = ?"), load, load))
                .orElseThrow();
    }

    /** The filings that wait, each with the rows that hold it back. */
    private static String narrowed(String condition) {
        return """
                SELECT COUNT(*), COUNT(DISTINCT held.filing), MIN(held.found_at) FROM (
                  SELECT f.id AS filing, r.found_at FROM legacy_set_aside_rows r JOIN legacy_filings f ON f.id = r.filing_id
                   WHERE r.state = 'WAITING' AND f.state = 'WAITING'%s
                  UNION ALL
                  SELECT f.id, r.found_at FROM legacy_set_aside_rows r JOIN legacy_sites s ON s.id = r.site_id
                    JOIN legacy_filings f ON f.id = s.filing_id
                   WHERE r.state = 'WAITING' AND r.filing_id IS NULL AND f.state = 'WAITING'%s) held""".formatted(condition, condition);
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(row.getLong(1), row.getLong(2), LegacyLoadTable.at(row, 3));
    }
}
