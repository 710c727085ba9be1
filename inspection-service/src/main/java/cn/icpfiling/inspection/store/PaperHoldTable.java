package cn.icpfiling.inspection.store;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The findings whose last day papers hold up, or have held up. The caller has locked the finding that it changes. */
@ApplicationScoped
public class PaperHoldTable {
    private static final String ALL =
            "SELECT finding_id, last_day, since, review_by, decided_at FROM finding_paper_holds WHERE ";

    private final Sql sql;

    PaperHoldTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * A hold of one last day.
     *
     * @param since the legal day on which the finding would have passed its last day
     * @param reviewBy the legal day until which an inspector is to decide; the hold does not end with it
     * @param decidedAt when an inspector decided; null while the finding waits for that
     */
    public record Hold(LocalDate lastDay, LocalDate since, LocalDate reviewBy, Instant decidedAt) {
        public boolean isOpen() {
            return decidedAt == null;
        }
    }

    /** How many findings wait for an inspector, and how many of them longer than the policy gives. */
    public record Waiting(long findings, long late) {}

    public Optional<Hold> find(UUID finding) {
        return sql.first(PaperHoldTable::hold, ALL + "finding_id = ?", finding);
    }

    /** Begins a hold, in the place of one of an earlier last day. */
    public void begin(UUID finding, Hold hold) {
        sql.update(
                "INSERT INTO finding_paper_holds (finding_id, last_day, since, review_by) VALUES (?, ?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE last_day = ?, since = ?, review_by = ?, decided_at = NULL",
                finding,
                hold.lastDay(),
                hold.since(),
                hold.reviewBy(),
                hold.lastDay(),
                hold.since(),
                hold.reviewBy());
    }

    /** Notes the decision of an inspector, if the finding waits for one. */
    public void decided(UUID finding, Instant at) {
        sql.update(
                "UPDATE finding_paper_holds SET decided_at = ? WHERE finding_id = ? AND decided_at IS NULL",
                at,
                finding);
    }

    public void forget(UUID finding) {
        sql.update("DELETE FROM finding_paper_holds WHERE finding_id = ?", finding);
    }

    /** The holds of those of the findings that wait for an inspector. */
    public Map<UUID, Hold> open(Collection<UUID> findings) {
        var open = new HashMap<UUID, Hold>();
        if (!findings.isEmpty()) {
            sql.list(
                    row -> open.put(Binary.toUuid(row.getBytes(1)), hold(row)),
                    ALL + "decided_at IS NULL AND finding_id IN ("
                            + String.join(", ", Collections.nCopies(findings.size(), "?")) + ")",
                    findings.toArray());
        }
        return open;
    }

    public Waiting waiting(LocalDate today) {
        return new Waiting(
                count("SELECT COUNT(*) FROM finding_paper_holds WHERE decided_at IS NULL"),
                count("SELECT COUNT(*) FROM finding_paper_holds WHERE decided_at IS NULL AND review_by < ?", today));
    }

    private long count(String statement, Object... values) {
        return sql.first(row -> row.getLong(1), statement, values).orElse(0L);
    }

    private static Hold hold(ResultSet row) throws SQLException {
        var decidedAt = row.getObject(5, LocalDateTime.class);
        return new Hold(
                row.getObject(2, LocalDate.class),
                row.getObject(3, LocalDate.class),
                row.getObject(4, LocalDate.class),
                decidedAt == null ? null : decidedAt.toInstant(ZoneOffset.UTC));
    }
}
