package cn.icpfiling.inspection.store;

import cn.icpfiling.inspection.store.FindingWaitTable.Waiting;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;

/** What findings wait for, as one replica counted it last for the gauges of all; {@link FindingWaitTable} counts. */
@ApplicationScoped
public class FindingWaitCountTable {
    private final Sql sql;

    FindingWaitCountTable(Sql sql) {
        this.sql = sql;
    }

    public void store(String name, Waiting waiting) {
        sql.update(
                "INSERT INTO finding_wait_counts (name, findings, since, counted_at) VALUES (?, ?, ?, UTC_TIMESTAMP(6))"
                        + " ON DUPLICATE KEY UPDATE findings = VALUES(findings), since = VALUES(since),"
                        + " counted_at = VALUES(counted_at)",
                name,
                waiting.findings(),
                waiting.since());
    }

    /** The numbers that are no older, by their names. */
    public Map<String, Waiting> youngerThan(Duration age) {
        return sql
                .list(
                        row -> Map.entry(
                                row.getString(1), new Waiting(row.getLong(2), row.getObject(3, LocalDate.class))),
                        "SELECT name, findings, since FROM finding_wait_counts"
                                + " WHERE counted_at > UTC_TIMESTAMP(6) - INTERVAL ? SECOND",
                        age.toSeconds())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
