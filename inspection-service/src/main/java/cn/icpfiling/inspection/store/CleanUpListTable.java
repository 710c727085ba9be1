package cn.icpfiling.inspection.store;

import cn.icpfiling.inspection.core.cleanuplists.CleanUpKind;
import cn.icpfiling.inspection.core.cleanuplists.CleanUpList;
import cn.icpfiling.inspection.core.cleanuplists.FilingOutcome;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The clean-up lists that were loaded, and the outcomes of the findings that came of them. */
@ApplicationScoped
public class CleanUpListTable {
    private static final String LISTS =
            "SELECT list_id, operation_id, province, kind, published_on, last_day, source_url, digest,"
                    + " listed_rows, faulty_rows, matched_rows, loaded_by, loaded_at, withdrawn_by, withdrawn_at,"
                    + " withdrawer_own_account FROM clean_up_lists ";

    /**
     * A finding that was dismissed since the list was withdrawn was dismissed with it. END is the last step of an ended finding;
     * its time decides whose act it was. Takes the time of the withdrawal and the start of the day after the last one.
     */
    private static final String OUTCOME =
            "CASE WHEN f.state = 'CURED' THEN 'CURED' WHEN f.state = 'DISMISSED' AND h.happened_at >= ? THEN 'WITHDRAWN'"
                    + " WHEN f.state = 'DISMISSED' THEN 'DISMISSED'"
                    + " WHEN f.state = 'ENDED' AND h.happened_at < ? THEN 'DEREGISTERED' WHEN f.state = 'ENDED' THEN 'DELETED' ELSE 'OPEN' END";

    /** Stands for the withdrawal of a list that was not withdrawn. */
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private static final String OF_FINDINGS =
            " FROM findings f JOIN finding_history h ON h.finding_id = f.finding_id AND h.sequence = f.sequence";

    private final Sql sql;

    CleanUpListTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * How many findings of a list have each outcome.
     *
     * @param told those whose holder was told
     */
    public record Outcomes(Map<FilingOutcome, Integer> counts, int told) {

        public int of(FilingOutcome outcome) {
            return counts.getOrDefault(outcome, 0);
        }

        public int findings() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** Fails with a duplicate key if the file was loaded before for the same kind and last day. */
    public void insert(CleanUpList list) {
        sql.update(
                "INSERT INTO clean_up_lists (list_id, operation_id, province, kind, published_on, last_day, source_url, digest,"
                        + " listed_rows, faulty_rows, loaded_by, loaded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                list.id(),
                list.operationId(),
                list.province(),
                list.kind().name(),
                list.publishedOn(),
                list.lastDay(),
                list.sourceUrl(),
                HexFormat.of().parseHex(list.digest()),
                list.rows(),
                list.faultyRows(),
                list.loadedBy(),
                list.loadedAt());
    }

    public Optional<CleanUpList> find(UUID id) {
        return sql.first(CleanUpListTable::list, LISTS + "WHERE list_id = ?", id);
    }

    /** Locks the list until the end of the caller's transaction. */
    public Optional<CleanUpList> locked(UUID id) {
        return sql.first(CleanUpListTable::list, LISTS + "WHERE list_id = ? FOR UPDATE", id);
    }

    /** @param ownAccount the holder account of the same person; null if there is none */
    public void withdraw(UUID id, UUID by, UUID ownAccount, Instant at) {
        sql.update(
                "UPDATE clean_up_lists SET withdrawn_by = ?, withdrawer_own_account = ?, withdrawn_at = ? WHERE list_id = ?",
                by,
                ownAccount,
                at,
                id);
    }

    /** Returns the lists that were withdrawn at this time or later, by their ids: those after the given one. */
    public List<CleanUpList> withdrawn(Instant since, UUID after, int limit) {
        return sql.list(
                CleanUpListTable::list,
                LISTS + "WHERE withdrawn_at >= ? AND list_id > ? ORDER BY list_id LIMIT ?",
                since,
                after,
                limit);
    }

    /**
     * Returns the findings of a withdrawn list that are neither settled nor ended, by their ids: those after the given one.
     * The findings of the member of staff who withdrew the list are left out, those of the same person's holder account too,
     * because an inspector does not judge findings of its own.
     */
    public List<UUID> openFindings(CleanUpList list, UUID after, int limit) {
        return sql.list(
                row -> Binary.toUuid(row.getBytes(1)),
                "SELECT finding_id FROM findings WHERE source_key = ? AND source = 'AUTHORITY_LIST'"
                        + " AND state IN ('OPENED', 'NOTIFIED', 'CONTESTED', 'OVERDUE') AND (holder IS NULL OR holder NOT IN (?, ?))"
                        + " AND finding_id > ? ORDER BY finding_id LIMIT ?",
                list.id().toString(),
                list.withdrawnBy(),
                list.withdrawerOwnAccount() == null ? list.withdrawnBy() : list.withdrawerOwnAccount(),
                after,
                limit);
    }

    public Optional<CleanUpList> ofOperation(UUID operation) {
        return sql.first(CleanUpListTable::list, LISTS + "WHERE operation_id = ?", operation);
    }

    /** Returns the list that was loaded from a file with this digest for the kind and last day and was not withdrawn. */
    public Optional<UUID> loaded(String digest, CleanUpKind kind, LocalDate lastDay) {
        return sql.first(
                row -> Binary.toUuid(row.getBytes(1)),
                "SELECT list_id FROM clean_up_lists WHERE valid_digest = ? AND kind = ? AND last_day = ?",
                HexFormat.of().parseHex(digest),
                kind.name(),
                lastDay);
    }

    /** Returns the newest first: those older than the given id, or from the newest if it is null. */
    public List<CleanUpList> page(UUID before, int limit) {
        return before == null
                ? sql.list(CleanUpListTable::list, LISTS + "ORDER BY list_id DESC LIMIT ?", limit)
                : sql.list(
                        CleanUpListTable::list,
                        LISTS + "WHERE list_id < ? ORDER BY list_id DESC LIMIT ?",
                        before,
                        limit);
    }

    /** Counts a row that is filed here, in the transaction of the row. */
    public void matched(UUID list) {
        sql.update("UPDATE clean_up_lists SET matched_rows = matched_rows + 1 WHERE list_id = ?", list);
    }

    public Outcomes outcomes(CleanUpList list) {
        var counts = new EnumMap<FilingOutcome, Integer>(FilingOutcome.class);
        var told = new int[1];
        sql.list(
                row -> {
                    counts.put(FilingOutcome.valueOf(row.getString(1)), row.getInt(2));
                    return told[0] += row.getInt(3);
                },
                "SELECT outcome, COUNT(*), SUM(told) FROM (SELECT " + OUTCOME
                        + " AS outcome, CASE WHEN f.first_notified_at IS NULL THEN 0 ELSE 1 END AS told" + OF_FINDINGS
                        + " WHERE f.source_key = ? AND f.source = 'AUTHORITY_LIST') o GROUP BY outcome",
                withdrawnAt(list),
                LegalTime.startOf(list.lastDay().plusDays(1)),
                list.id().toString());
        return new Outcomes(counts, told[0]);
    }

    /** Returns the outcomes of these findings of the list, by their ids. */
    public Map<UUID, FilingOutcome> outcomes(CleanUpList list, List<UUID> findings) {
        if (findings.isEmpty()) {
            return Map.of();
        }
        var outcomes = new HashMap<UUID, FilingOutcome>();
        var values = new ArrayList<Object>();
        values.add(withdrawnAt(list));
        values.add(LegalTime.startOf(list.lastDay().plusDays(1)));
        values.addAll(findings);
        sql.list(
                row -> outcomes.put(Binary.toUuid(row.getBytes(1)), FilingOutcome.valueOf(row.getString(2))),
                "SELECT f.finding_id, " + OUTCOME + OF_FINDINGS + " WHERE f.finding_id IN ("
                        + String.join(", ", Collections.nCopies(findings.size(), "?")) + ")",
                values.toArray());
        return outcomes;
    }

    private static Instant withdrawnAt(CleanUpList list) {
        return list.isWithdrawn() ? list.withdrawnAt() : NEVER;
    }

    private static CleanUpList list(ResultSet row) throws SQLException {
        return new CleanUpList(
                Binary.toUuid(row.getBytes(1)),
                Binary.toUuid(row.getBytes(2)),
                row.getString(3),
                CleanUpKind.valueOf(row.getString(4)),
                row.getObject(5, LocalDate.class),
                row.getObject(6, LocalDate.class),
                row.getString(7),
                HexFormat.of().formatHex(row.getBytes(8)),
                row.getInt(9),
                row.getInt(10),
                row.getInt(11),
                Binary.toUuid(row.getBytes(12)),
                instant(row, 13),
                row.getBytes(14) == null ? null : Binary.toUuid(row.getBytes(14)),
                instant(row, 15),
                row.getBytes(16) == null ? null : Binary.toUuid(row.getBytes(16)));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }
}
