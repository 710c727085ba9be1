package cn.icpfiling.inspection.store;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The granted change orders that may have mended a finding. They are notes for the inspector who looks again. */
@ApplicationScoped
public class FindingChangeTable {
    private static final int MOST = 50;

    private final Sql sql;

    FindingChangeTable(Sql sql) {
        this.sql = sql;
    }

    /** @param changedOn the legal day of the grant */
    public record Entry(UUID orderId, LocalDate changedOn) {}

    /** Returns false if the order is noted at the finding already. The caller has locked the finding. */
    public boolean note(UUID finding, UUID order, LocalDate changedOn) {
        if (isNoted(finding, order)) {
            return false;
        }
        sql.update(
                "INSERT INTO finding_changes (finding_id, order_id, changed_on) VALUES (?, ?, ?)",
                finding,
                order,
                changedOn);
        return true;
    }

    private boolean isNoted(UUID finding, UUID order) {
        return sql.first(
                        row -> true,
                        "SELECT 1 FROM finding_changes WHERE finding_id = ? AND order_id = ?",
                        finding,
                        order)
                .isPresent();
    }

    /**
     * The orders that are noted at these findings; a finding without one is left out. Of an overdue finding only those of a day before
     * its last look: no look tells yet whether a later one has mended the fault.
     */
    public Map<UUID, List<UUID>> ordersOf(Collection<UUID> findings) {
        return findings.isEmpty()
                ? Map.of()
                : sql
                        .list(
                                row -> Map.entry(Binary.toUuid(row.getBytes(1)), Binary.toUuid(row.getBytes(2))),
                                "SELECT c.finding_id, c.order_id FROM finding_changes c"
                                        + " JOIN findings f ON f.finding_id = c.finding_id WHERE c.finding_id IN ("
                                        + String.join(", ", Collections.nCopies(findings.size(), "?"))
                                        + ") AND (f.state <> 'OVERDUE' OR EXISTS (SELECT 1 FROM finding_history h"
                                        + " WHERE h.finding_id = c.finding_id AND h.act IN ('EXPIRE', 'RECHECK')"
                                        + " AND DATE(h.happened_at + INTERVAL 8 HOUR) > c.changed_on))"
                                        + " ORDER BY c.finding_id, c.order_id",
                                findings.toArray())
                        .stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** The latest 50, the latest first. */
    public List<Entry> of(UUID finding) {
        return sql.list(
                row -> new Entry(Binary.toUuid(row.getBytes(1)), row.getObject(2, LocalDate.class)),
                "SELECT order_id, changed_on FROM finding_changes WHERE finding_id = ?"
                        + " ORDER BY changed_on DESC, order_id DESC LIMIT ?",
                finding,
                MOST);
    }
}
