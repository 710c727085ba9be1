package cn.icpfiling.legacy.store;

import cn.icpfiling.legacy.core.Difference;
import cn.icpfiling.legacy.core.LegacyIds;
import cn.icpfiling.legacy.core.differences.DifferenceState;
import cn.icpfiling.legacy.core.differences.SettlementReason;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What comparisons of the hand-overs with filing-service found. */
@ApplicationScoped
public class ComparisonTable {
    private static final String FOUND =
            "SELECT legacy_id, filing_id, difference, since, settled_sum = found_sum, settled_reason,"
                    + " settled_by, settled_at FROM legacy_differences WHERE ";

    private final Sql sql;

    ComparisonTable(Sql sql) {
        this.sql = sql;
    }

    /** @param checksum exclusive or of the sums of the filings */
    public record Side(long filings, long checksum) {
        public String shownChecksum() {
            return HexFormat.of().toHexDigits(checksum);
        }
    }

    /**
     * @param differences of all filings, also of those beyond the ones that are kept; without the settled ones
     * @param settled differences that an administrator has settled
     * @param notComparable filings without a difference whose keyed sums there are under a key that is lost here
     */
    public record Comparison(
            UUID id,
            Instant begunAt,
            Instant endedAt,
            Side handedOver,
            Side held,
            long differences,
            long settled,
            long notComparable) {}

    /**
     * @param filing its id here, also if it is not stored here
     * @param settlement null unless it is settled
     */
    public record Found(String legacyId, UUID filing, Difference difference, Instant since, Settlement settlement) {
        public DifferenceState state() {
            return settlement == null ? DifferenceState.OPEN : DifferenceState.SETTLED;
        }
    }

    public record Settlement(SettlementReason reason, UUID by, Instant at) {}

    /**
     * Notes a difference, or that it is there still.
     *
     * @param sum of what both services say
     */
    public void found(UUID comparison, String legacyId, Difference what, String sum, Instant since) {
        sql.update(
                "INSERT INTO legacy_differences (legacy_id, filing_id, difference, since, comparison_id, found_sum)"
                        + " VALUES (?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE filing_id = VALUES(filing_id),"
                        + " difference = VALUES(difference), comparison_id = VALUES(comparison_id), found_sum = VALUES(found_sum)",
                legacyId,
                LegacyIds.filing(legacyId),
                what.name(),
                since,
                comparison,
                sum);
    }

    /** Returns what was settled, by the old id. There are as many as administrators have settled one by one. */
    public Map<String, String> settledSums() {
        var sums = new HashMap<String, String>();
        sql.list(
                        row -> Map.entry(row.getString(1), row.getString(2)),
                        "SELECT legacy_id, settled_sum FROM legacy_differences WHERE settled_sum IS NOT NULL")
                .forEach(one -> sums.put(one.getKey(), one.getValue()));
        return sums;
    }

    /** Forgets the differences that the comparison did not find any more. */
    public void ended(Comparison comparison) {
        sql.update("DELETE FROM legacy_differences WHERE comparison_id <> ?", comparison.id());
        sql.update(
                "INSERT INTO legacy_comparisons (id, begun_at, ended_at, handed_over, handed_over_sum, held, held_sum, differences,"
                        + " settled, not_comparable) VALUES (?, ?, ?, ?, CAST(CONV(?, 16, 10) AS UNSIGNED), ?,"
                        + " CAST(CONV(?, 16, 10) AS UNSIGNED), ?, ?, ?)",
                comparison.id(),
                comparison.begunAt(),
                comparison.endedAt(),
                comparison.handedOver().filings(),
                comparison.handedOver().shownChecksum(),
                comparison.held().filings(),
                comparison.held().shownChecksum(),
                comparison.differences(),
                comparison.settled(),
                comparison.notComparable());
    }

    public Optional<Comparison> last() {
        return sql.first(
                ComparisonTable::comparison,
                "SELECT id, begun_at, ended_at, handed_over, HEX(handed_over_sum), held, HEX(held_sum), differences, settled, not_comparable"
                        + " FROM legacy_comparisons ORDER BY ended_at DESC LIMIT 1");
    }

    /** @param after old id of the filing before the page; empty for the first page */
    public List<Found> after(String after, int atMost) {
        return sql.list(ComparisonTable::found, FOUND + "legacy_id > ? ORDER BY legacy_id LIMIT ?", after, atMost);
    }

    /** Returns the difference of a filing, locked until the transaction ends. */
    public Optional<Found> locked(UUID filing) {
        return sql.first(ComparisonTable::found, FOUND + "filing_id = ? FOR UPDATE", filing);
    }

    /** Settles what the last comparison found. */
    public void settle(UUID filing, Settlement settlement) {
        sql.update(
                "UPDATE legacy_differences SET settled_sum = found_sum, settled_reason = ?, settled_by = ?, settled_at = ?"
                        + " WHERE filing_id = ?",
                settlement.reason().name(),
                settlement.by(),
                settlement.at(),
                filing);
    }

    /** Forgets a difference that is being mended; the next comparison finds it if it is there still. */
    public void forget(UUID filing) {
        sql.update("DELETE FROM legacy_differences WHERE filing_id = ?", filing);
    }

    /** Deletes those that ended before the instant, those first that ended first. */
    public int deleteEndedBefore(Instant before, int most) {
        return sql.update("DELETE FROM legacy_comparisons WHERE ended_at < ? ORDER BY ended_at LIMIT ?", before, most);
    }

    private static Comparison comparison(ResultSet row) throws SQLException {
        return new Comparison(
                Binary.toUuid(row.getBytes(1)),
                LegacyLoadTable.at(row, 2),
                LegacyLoadTable.at(row, 3),
                side(row, 4),
                side(row, 6),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10));
    }

    private static Side side(ResultSet row, int first) throws SQLException {
        return new Side(row.getLong(first), Long.parseUnsignedLong(row.getString(first + 1), 16));
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                row.getString(1),
                LegacyLoadTable.id(row, 2),
                Difference.valueOf(row.getString(3)),
                LegacyLoadTable.at(row, 4),
                row.getBoolean(5)
                        ? new Settlement(
                                SettlementReason.valueOf(row.getString(6)),
                                LegacyLoadTable.id(row, 7),
                                LegacyLoadTable.at(row, 8))
                        : null);
    }
}
