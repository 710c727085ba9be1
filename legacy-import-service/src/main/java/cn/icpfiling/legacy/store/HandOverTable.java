package cn.icpfiling.legacy.store;

import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** The filings that are on their way to an account. */
@ApplicationScoped
public class HandOverTable {
    private final Sql sql;

    HandOverTable(Sql sql) {
        this.sql = sql;
    }

    /** @param since when the oldest hand-over began; null without one */
    public record Running(long filings, Instant since) {}

    /** An older replica does not write when a hand-over began. */
    public Running running() {
        return sql.first(
                        row -> new Running(row.getLong(1), LegacyLoadTable.at(row, 2)),
                        "SELECT COUNT(*), MIN(COALESCE(handing_since, changed_at)) FROM legacy_filings"
                                + " WHERE state = 'HANDING_OVER'")
                .orElseThrow();
    }
}
