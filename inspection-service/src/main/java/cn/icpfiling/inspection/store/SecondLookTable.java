package cn.icpfiling.inspection.store;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The findings that wait for an inspector to look again. The caller has locked the finding that it changes. */
@ApplicationScoped
public class SecondLookTable {
    private final Sql sql;

    SecondLookTable(Sql sql) {
        this.sql = sql;
    }

    /** How many findings wait, and since which legal day the one that waits longest; null for none. */
    public record Waiting(long findings, LocalDate since) {}

    public void waits(UUID finding, LocalDate since) {
        sql.update(
                "INSERT INTO finding_second_looks (finding_id, since) VALUES (?, ?) ON DUPLICATE KEY UPDATE since = ?",
                finding,
                since,
                since);
    }

    public void ends(UUID finding) {
        sql.update("DELETE FROM finding_second_looks WHERE finding_id = ?", finding);
    }

    /** Since when those of the findings that wait do so. */
    public Map<UUID, LocalDate> since(Collection<UUID> findings) {
        var since = new HashMap<UUID, LocalDate>();
        if (!findings.isEmpty()) {
            sql.list(
                    row -> since.put(Binary.toUuid(row.getBytes(1)), row.getObject(2, LocalDate.class)),
                    "SELECT finding_id, since FROM finding_second_looks WHERE finding_id IN ("
                            + String.join(", ", Collections.nCopies(findings.size(), "?")) + ")",
                    findings.toArray());
        }
        return since;
    }

    public Waiting waiting() {
        var count = sql.first(row -> row.getLong(1), "SELECT COUNT(*) FROM finding_second_looks")
                .orElse(0L);
        var longest = sql.first(
                row -> Optional.ofNullable(row.getObject(1, LocalDate.class)),
                "SELECT MIN(since) FROM finding_second_looks");
        return new Waiting(count, longest.flatMap(since -> since).orElse(null));
    }
}
