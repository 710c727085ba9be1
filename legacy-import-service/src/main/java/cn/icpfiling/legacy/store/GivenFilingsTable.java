package cn.icpfiling.legacy.store;

import cn.icpfiling.legacy.core.LegacyState;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** The filings that this service handed over, with the facts that it gave of them, in the order of their old ids. */
@ApplicationScoped
public class GivenFilingsTable {
    private static final String GIVEN =
            "SELECT id, legacy_id, subject_id, account, subject_number, sum_key_id, content_sum, papers_sum"
                    + " FROM legacy_filings"
                    + " FORCE INDEX (legacy_filings_legacy) WHERE legacy_id > ? AND state IN ('CLAIMED', 'IMPORTED')"
                    + " AND handed_over_at < ? ORDER BY legacy_id LIMIT ?";
    private static final String SITES = "SELECT s.filing_id, s.service_number, d.domain FROM legacy_sites s"
            + " LEFT JOIN legacy_domains d ON d.site_id = s.id WHERE s.filing_id IN ";
    private static final String PAPERS = "SELECT filing_id, COUNT(*) FROM legacy_papers WHERE filing_id IN ";

    private final Sql sql;

    GivenFilingsTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * A filing that was handed over.
     *
     * @param sites domains by the number of their site
     * @param sumKeyId name of the key of both sums; null for one of before keys had names
     * @param contentSum null for a hand-over of before there were any
     * @param papersSum null for a hand-over of before there were any
     */
    public record Given(
            UUID id,
            String legacyId,
            UUID subject,
            UUID account,
            String subjectNumber,
            SortedMap<String, SortedSet<String>> sites,
            long papers,
            String sumKeyId,
            String contentSum,
            String papersSum) {}

    private record Row(
            UUID id,
            String legacyId,
            UUID subject,
            UUID account,
            String subjectNumber,
            String sumKeyId,
            String contentSum,
            String papersSum) {}

    private record Domain(UUID filing, String site, String domain) {}

    private record Papers(UUID filing, long count) {}

    /**
     * Returns filings behind the old id.
     *
     * @param before those that were handed over later are left out
     */
    public List<Given> after(String legacyId, Instant before, int atMost) {
        var rows = sql.list(GivenFilingsTable::row, GIVEN, legacyId, before, atMost);
        if (rows.isEmpty()) {
            return List.of();
        }
        var ids = rows.stream().map(Row::id).toList();
        var sites = sites(ids);
        var papers = papers(ids);
        return rows.stream()
                .map(row -> new Given(
                        row.id(),
                        row.legacyId(),
                        row.subject(),
                        row.account(),
                        row.subjectNumber(),
                        sites.getOrDefault(row.id(), new TreeMap<>()),
                        papers.getOrDefault(row.id(), 0L),
                        row.sumKeyId(),
                        row.contentSum(),
                        row.papersSum()))
                .toList();
    }

    /** @param handedOverAt null for a filing that was not handed over */
    public record State(UUID id, LegacyState state, Instant handedOverAt) {}

    public Optional<State> state(String legacyId) {
        return sql.first(
                row -> new State(
                        Binary.toUuid(row.getBytes(1)),
                        LegacyState.valueOf(row.getString(2)),
                        LegacyLoadTable.at(row, 3)),
                "SELECT id, state, handed_over_at FROM legacy_filings WHERE legacy_id = ?",
                legacyId);
    }

    private Map<UUID, SortedMap<String, SortedSet<String>>> sites(List<UUID> filings) {
        var sites = new HashMap<UUID, SortedMap<String, SortedSet<String>>>();
        for (var page : KeyPages.of(filings)) {
            for (var found : sql.list(GivenFilingsTable::domain, SITES + KeyPages.places(page), page)) {
                var domains = sites.computeIfAbsent(found.filing(), _ -> new TreeMap<>())
                        .computeIfAbsent(found.site(), _ -> new TreeSet<>());
                if (found.domain() != null) {
                    domains.add(found.domain());
                }
            }
        }
        return sites;
    }

    private Map<UUID, Long> papers(List<UUID> filings) {
        var papers = new HashMap<UUID, Long>();
        for (var page : KeyPages.of(filings)) {
            sql.list(
                            row -> new Papers(Binary.toUuid(row.getBytes(1)), row.getLong(2)),
                            PAPERS + KeyPages.places(page) + " GROUP BY filing_id",
                            page)
                    .forEach(found -> papers.put(found.filing(), found.count()));
        }
        return papers;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                Binary.toUuid(row.getBytes(1)),
                row.getString(2),
                Binary.toUuid(row.getBytes(3)),
                Binary.toUuid(row.getBytes(4)),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8));
    }

    private static Domain domain(ResultSet row) throws SQLException {
        return new Domain(Binary.toUuid(row.getBytes(1)), row.getString(2), row.getString(3));
    }
}
