package cn.icpfiling.inspection.store;

import cn.icpfiling.inspection.core.campaigns.CheckKind;
import cn.icpfiling.inspection.core.campaigns.CheckState;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.JsonText;
import cn.icpfiling.platform.database.Sql;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The results of campaigns and their counts. Each change of a result changes its counts in the same transaction. */
@ApplicationScoped
public class CampaignResultTable {
    private static final String COLUMNS =
            "SELECT service_id, check_kind, subject_id, service_number, state, reasons, evidence,"
                    + " by_person, checked_at, known_findings FROM campaign_results ";
    private static final TypeReference<List<String>> CODES = new TypeReference<>() {};
    private static final TypeReference<List<UUID>> IDS = new TypeReference<>() {};
    static final String WAITING = "WAITING";
    static final String SITE = "SITE";
    static final String DONE = "DONE";

    private final Sql sql;

    CampaignResultTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * What is known of one check of one site.
     *
     * @param reasons codes of findings
     * @param known findings that told the same faults already, in place of ones of the campaign
     * @param byPerson whether a person has decided it
     */
    public record Result(
            UUID serviceId,
            CheckKind check,
            UUID subjectId,
            String serviceNumber,
            CheckState state,
            List<String> reasons,
            String evidence,
            List<UUID> known,
            boolean byPerson,
            Instant checkedAt) {}

    /** What a person has decided; reasons, evidence and known findings with those of the check itself. */
    public record Decision(CheckState state, List<String> reasons, String evidence, List<UUID> known) {}

    /**
     * Which results a list shows; a null field matches all.
     *
     * @param campaign never null
     */
    public record Filter(UUID campaign, CheckKind check, CheckState state) {}

    /** How many results of a check have each state, and how many of its tasks are open. */
    public record Counts(Map<CheckKind, Map<String, Integer>> byCheck, int sites) {

        public int of(CheckKind check, CheckState state) {
            return byCheck.getOrDefault(check, Map.of()).getOrDefault(state.name(), 0);
        }

        /** Open tasks of the check. */
        public int waiting(CheckKind check) {
            return byCheck.getOrDefault(check, Map.of()).getOrDefault(WAITING, 0);
        }

        /** Open tasks of all checks. */
        public int waiting() {
            return byCheck.keySet().stream().mapToInt(this::waiting).sum();
        }
    }

    /** False if the site was done before: then the caller writes nothing. The caller counts a new one. */
    public boolean siteDone(UUID campaign, UUID service) {
        return sql.update(
                        "INSERT IGNORE INTO campaign_sites (campaign_id, service_id, done_at) VALUES (?, ?, UTC_TIMESTAMP(6))",
                        campaign,
                        service)
                == 1;
    }

    /** The caller counts the result. */
    public void insert(UUID campaign, Result result) {
        sql.update(
                "INSERT INTO campaign_results (campaign_id, service_id, check_kind, subject_id, service_number, state, reasons,"
                        + " evidence, by_person, checked_at, known_findings) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                campaign,
                result.serviceId(),
                result.check().name(),
                result.subjectId(),
                result.serviceNumber(),
                result.state().name(),
                JsonText.write(result.reasons()),
                result.evidence(),
                result.byPerson(),
                result.checkedAt(),
                JsonText.write(result.known()));
    }

    /** The last statement of a transaction on a campaign: from here on the other sites of the campaign wait for its end. */
    public void count(UUID campaign, CountGains gains) {
        var values = new ArrayList<Object>();
        var rows = gains.rows();
        rows.forEach(row -> Collections.addAll(values, campaign, row.check(), row.state(), row.more()));
        if (!rows.isEmpty()) {
            sql.update(
                    "INSERT INTO campaign_counts (campaign_id, check_kind, state, n) VALUES "
                            + String.join(", ", Collections.nCopies(rows.size(), "(?, ?, ?, ?)"))
                            + " ON DUPLICATE KEY UPDATE n = n + VALUES(n)",
                    values.toArray());
        }
    }

    /** Locks the result until the end of the caller's transaction. */
    public Optional<Result> locked(UUID campaign, UUID service, CheckKind check) {
        return sql.first(
                CampaignResultTable::result,
                COLUMNS + "WHERE campaign_id = ? AND service_id = ? AND check_kind = ? FOR UPDATE",
                campaign,
                service,
                check.name());
    }

    /** Changes a result that the caller has locked, to what a person has decided. */
    public void decide(UUID campaign, Result before, Decision decision, Instant at) {
        sql.update(
                "UPDATE campaign_results SET state = ?, reasons = ?, evidence = ?, known_findings = ?, by_person = TRUE,"
                        + " checked_at = ? WHERE campaign_id = ? AND service_id = ? AND check_kind = ?",
                decision.state().name(),
                JsonText.write(decision.reasons()),
                decision.evidence(),
                JsonText.write(decision.known()),
                at,
                campaign,
                before.serviceId(),
                before.check().name());
        count(campaign, before.check().name(), before.state().name(), -1);
        count(campaign, before.check().name(), decision.state().name(), 1);
    }

    /** Counts open tasks of a check: more, or fewer if negative. */
    public void waits(UUID campaign, CheckKind check, int more) {
        count(campaign, check.name(), WAITING, more);
    }

    private void count(UUID campaign, String check, String state, int more) {
        sql.update(
                "INSERT INTO campaign_counts (campaign_id, check_kind, state, n) VALUES (?, ?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE n = n + ?",
                campaign,
                check,
                state,
                more,
                more);
    }

    public Counts counts(UUID campaign) {
        var byCheck = new HashMap<CheckKind, Map<String, Integer>>();
        var sites = new int[1];
        sql.list(
                        row -> Map.entry(List.of(row.getString(1), row.getString(2)), row.getInt(3)),
                        "SELECT check_kind, state, n FROM campaign_counts WHERE campaign_id = ?",
                        campaign)
                .forEach(entry -> {
                    var check = entry.getKey().getFirst();
                    if (check.equals(SITE)) {
                        sites[0] = entry.getValue();
                    } else {
                        byCheck.computeIfAbsent(CheckKind.valueOf(check), _ -> new HashMap<>())
                                .put(entry.getKey().getLast(), entry.getValue());
                    }
                });
        return new Counts(byCheck, sites[0]);
    }

    /** Sites that were done in the last minute, by the clock of the database. */
    public int sitesInTheLastMinute(UUID campaign) {
        return sql.first(
                        row -> row.getInt(1),
                        "SELECT COUNT(*) FROM campaign_sites WHERE campaign_id = ?"
                                + " AND done_at > UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE",
                        campaign)
                .orElseThrow();
    }

    /** Findings that the campaign has opened. */
    public int findings(UUID campaign) {
        return sql.first(
                        row -> row.getInt(1),
                        "SELECT COUNT(*) FROM findings WHERE source = 'CAMPAIGN' AND source_key = ?",
                        campaign.toString())
                .orElseThrow();
    }

    /** By site, then by the name of the check: those after the given result, or from the first if it is null. */
    public List<Result> page(Filter filter, UUID afterSite, String afterCheck, int limit) {
        var values = new ArrayList<Object>(List.of(filter.campaign()));
        var where = new StringBuilder("WHERE campaign_id = ?");
        if (filter.check() != null) {
            where.append(" AND check_kind = ?");
            values.add(filter.check().name());
        }
        if (filter.state() != null) {
            where.append(" AND state = ?");
            values.add(filter.state().name());
        }
        if (afterSite != null && filter.check() != null) {
            where.append(" AND service_id > ?");
            values.add(afterSite);
        } else if (afterSite != null) {
            where.append(" AND (service_id > ? OR (service_id = ? AND check_kind > ?))");
            values.addAll(List.of(afterSite, afterSite, afterCheck));
        }
        values.add(limit);
        return sql.list(
                CampaignResultTable::result,
                COLUMNS + where + " ORDER BY service_id, check_kind LIMIT ?",
                values.toArray());
    }

    private static Result result(ResultSet row) throws SQLException {
        var known = row.getString(10);
        return new Result(
                Binary.toUuid(row.getBytes(1)),
                CheckKind.valueOf(row.getString(2)),
                Binary.toUuid(row.getBytes(3)),
                row.getString(4),
                CheckState.valueOf(row.getString(5)),
                JsonText.readList(row.getString(6), CODES),
                row.getString(7),
                known == null ? List.of() : JsonText.readList(known, IDS),
                row.getBoolean(8),
                row.getObject(9, LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }
}
