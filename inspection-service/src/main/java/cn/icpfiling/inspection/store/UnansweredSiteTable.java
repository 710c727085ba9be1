package cn.icpfiling.inspection.store;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Domains of served sites about which the scans have learned nothing for long, by the verdict of the last look. A group of name servers
 * that one of the scans has frozen which suffice for that does not count. Nor does a domain that a finding tells, or on which a person
 * has decided since the looks sufficed, for as long as a decision holds.
 */
@ApplicationScoped
public class UnansweredSiteTable {
    private static final String SERVED = " FROM site_scan_states t"
            + " JOIN filed_sites s ON s.service_id = t.service_id JOIN filed_subjects j ON j.subject_id = s.subject_id WHERE ";

    /** Its values: the scan of {@link Enough} twice, since when decisions hold, and one less than the looks. */
    private static final String FOR_LONG = " AND t.unknown_from <= ?"
            + " AND s.status = 'REGISTERED' AND s.access_status = 'LIVE' AND j.status = 'REGISTERED'"
            + " AND NOT EXISTS (SELECT 1 FROM scan_frozen_groups g JOIN scans z ON z.scan_id = g.scan_id"
            + " WHERE g.kind = 'NAME_SERVERS' AND g.name_servers = t.name_servers AND z.number >= ?)"
            + " AND NOT EXISTS (SELECT 1 FROM findings f WHERE f.site = t.service_id AND f.unsettled = 1"
            + " AND f.reason IN ('SITE.SHELL', 'SITE.NOT_IN_USE', 'ACCESS.NO_RESOLUTION')"
            + " AND (f.domain IS NULL OR f.domain = t.domain))"
            + " AND NOT EXISTS (SELECT 1 FROM campaign_results r WHERE r.service_id = t.service_id"
            + " AND r.check_kind = 'ADDRESS' AND r.by_person = TRUE AND r.state <> 'UNKNOWN' AND r.checked_at >= ?"
            + " AND r.checked_at >= (SELECT c.ended_at FROM scans c WHERE c.state = 'FINISHED'"
            + " AND c.number >= t.unknown_from ORDER BY c.number LIMIT 1 OFFSET ?))";

    /** Sites that no campaign waits for a person to decide on. */
    private static final String IN_NO_CAMPAIGN =
            " NOT EXISTS (SELECT 1 FROM campaign_chosen_sites h JOIN campaigns o ON o.campaign_id = h.campaign_id"
                    + " WHERE h.service_id = t.service_id AND o.state IN ('DRAFT', 'RUNNING', 'PAUSED')"
                    + " AND FIND_IN_SET('ADDRESS', o.checks) > 0)";

    /** A person's words on the address of the site. */
    private static final String WORDS = " FROM campaign_results w WHERE w.service_id = t.service_id"
            + " AND w.check_kind = 'ADDRESS' AND w.by_person = TRUE)";

    private static final String IN_TURN = "SELECT t.service_id, t.unknown_from, t.domain," + IN_NO_CAMPAIGN;

    private final Sql sql;

    UnansweredSiteTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * How long a domain must have been unknown.
     *
     * @param scan the number of the finished scan that has learned nothing about it first, at the latest
     * @param looks finished scans that a person's decision must have had
     * @param decidedFrom a decision from before this moment holds no more
     */
    public record Enough(long scan, int looks, Instant decidedFrom) {}

    /** Begins with the domains that have the verdicts, by the key site_scan_states_unknown. */
    static String unanswered(int verdicts) {
        return SERVED + "t.verdict IN (" + String.join(", ", Collections.nCopies(verdicts, "?")) + ")" + FOR_LONG;
    }

    /** Returns the sites that no open campaign has chosen for the check of addresses, by their ids, at most that many. */
    public List<UUID> sites(List<String> verdicts, Enough enough, int limit) {
        return sql.list(
                row -> Binary.toUuid(row.getBytes(1)),
                "SELECT DISTINCT t.service_id" + unanswered(verdicts.size()) + " AND" + IN_NO_CAMPAIGN
                        + " ORDER BY t.service_id LIMIT ?",
                values(verdicts, enough, limit));
    }

    /**
     * Of so many domains whose turn it is, the sites that no open campaign has chosen for the check of addresses. First come domains that no
     * person has looked at, the longest unknown first, then those whose last look by a person is longest ago.
     */
    public List<UUID> sitesInTurn(List<String> verdicts, Enough enough, int domains) {
        var turns = new ArrayList<Turn>();
        for (var verdict : verdicts) {
            turns.addAll(sql.list(
                    UnansweredSiteTable::turn, unseen() + " LIMIT ?", values(List.of(verdict), enough, domains)));
        }
        turns.sort(Comparator.comparingLong(Turn::unknownFrom)
                .thenComparing(Turn::domain)
                .thenComparing(Turn::service));
        // Those that persons have looked at are as few as persons can look at: their last words may be compared.
        if (turns.size() < domains) {
            turns.addAll(sql.list(
                    UnansweredSiteTable::turn,
                    IN_TURN + unanswered(verdicts.size()) + " AND EXISTS (SELECT 1" + WORDS
                            + " ORDER BY (SELECT MAX(w.checked_at)" + WORDS
                            + ", t.unknown_from, t.domain, t.service_id LIMIT ?",
                    values(verdicts, enough, domains - turns.size())));
        }
        return turns.stream()
                .limit(domains)
                .filter(Turn::inNoCampaign)
                .map(Turn::service)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * The domains of one verdict that no person has looked at, the longest unknown first, in the order of the key: of many it reads no more
     * than the limit.
     */
    static String unseen() {
        return IN_TURN + unanswered(1) + " AND NOT EXISTS (SELECT 1" + WORDS
                + " ORDER BY t.unknown_from, t.domain, t.service_id";
    }

    private record Turn(UUID service, long unknownFrom, String domain, boolean inNoCampaign) {}

    private static Turn turn(ResultSet row) throws SQLException {
        return new Turn(Binary.toUuid(row.getBytes(1)), row.getLong(2), row.getString(3), row.getBoolean(4));
    }

    /** How many domains there are, also those of open campaigns; counts no further than the limit. */
    public long domains(List<String> verdicts, Enough enough, int limit) {
        return sql.first(
                        row -> row.getLong(1),
                        "SELECT COUNT(*) FROM (SELECT t.domain" + unanswered(verdicts.size()) + " LIMIT ?) u",
                        values(verdicts, enough, limit))
                .orElseThrow();
    }

    private static Object[] values(List<String> verdicts, Enough enough, int limit) {
        var values = new ArrayList<Object>(verdicts);
        Collections.addAll(values, enough.scan(), enough.scan(), enough.decidedFrom(), enough.looks() - 1, limit);
        return values.toArray();
    }
}
