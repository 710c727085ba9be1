package cn.icpfiling.inspection.store;

import cn.icpfiling.inspection.core.campaigns.FiledSiteFacts;
import cn.icpfiling.inspection.core.campaigns.Population;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.JsonText;
import cn.icpfiling.platform.database.Sql;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads the sites of a campaign's population off the copy of the record, page by page, and keeps those that were chosen. */
@ApplicationScoped
public class CampaignSiteTable {
    private static final String SERVED =
            " s.status = 'REGISTERED' AND s.access_status = 'LIVE' AND j.status = 'REGISTERED' ";

    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};

    private static final int ROWS_A_STATEMENT = 500;

    private final Sql sql;

    CampaignSiteTable(Sql sql) {
        this.sql = sql;
    }

    /** How far the sites of a campaign were taken up. */
    public record Taken(boolean chosen, UUID after, int taken) {}

    /**
     * One look at the copy.
     *
     * @param sites served sites of the population, by id
     * @param upTo the last site that was looked at; null if there was none
     * @param isLast whether the copy has no further site
     */
    public record Look(List<UUID> sites, UUID upTo, boolean isLast) {}

    private record Seen(UUID site, boolean isWanted) {}

    /**
     * Looks at the next sites of the copy after the given one, by id; after is null for the first look. The condition
     * selects among the sites that were looked at, so a look costs the same however few sites a population has.
     *
     * @param limit most sites that are looked at
     */
    public Look served(Population population, UUID after, int limit) {
        var values = new ArrayList<Object>();
        var wanted = new StringBuilder(SERVED);
        in(wanted, values, "j.province", population.provinces());
        in(wanted, values, "j.nature", population.natures());
        if (after != null) {
            values.add(after);
        }
        values.add(limit);
        var seen = sql.list(
                row -> new Seen(id(row), row.getBoolean(2)),
                "SELECT s.service_id, COALESCE(" + wanted + ", FALSE) FROM filed_sites s"
                        + " LEFT JOIN filed_subjects j ON j.subject_id = s.subject_id "
                        + (after == null ? "" : "WHERE s.service_id > ? ") + "ORDER BY s.service_id LIMIT ?",
                values.toArray());
        return new Look(
                seen.stream().filter(Seen::isWanted).map(Seen::site).toList(),
                seen.isEmpty() ? after : seen.getLast().site(),
                seen.size() < limit);
    }

    private static void in(StringBuilder where, List<Object> values, String column, Collection<?> wanted) {
        if (!wanted.isEmpty()) {
            where.append("AND ")
                    .append(column)
                    .append(" IN (")
                    .append(marks(wanted.size()))
                    .append(") ");
            values.addAll(wanted);
        }
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    /** Served sites by the A-labels of their domains. */
    public Map<String, List<UUID>> servedByDomain(List<String> domains) {
        return served(
                "SELECT d.domain, s.service_id FROM filed_site_domains d"
                        + " JOIN filed_sites s ON s.service_id = d.service_id",
                "d.domain",
                domains);
    }

    /** Served sites by their service numbers, as they are filed. */
    public Map<String, List<UUID>> servedByNumber(List<String> numbers) {
        return served("SELECT s.service_number, s.service_id FROM filed_sites s", "s.service_number", numbers);
    }

    private Map<String, List<UUID>> served(String select, String column, List<String> keys) {
        var found = new HashMap<String, List<UUID>>();
        if (!keys.isEmpty()) {
            sql.list(
                            row -> Map.entry(row.getString(1), Binary.toUuid(row.getBytes(2))),
                            select + " JOIN filed_subjects j ON j.subject_id = s.subject_id WHERE" + SERVED + "AND "
                                    + column + " IN (" + marks(keys.size()) + ")",
                            keys.toArray())
                    .forEach(entry -> found.computeIfAbsent(entry.getKey(), _ -> new ArrayList<>())
                            .add(entry.getValue()));
        }
        return found;
    }

    /** Empty if the copy has no such site any more. */
    public Optional<FiledSiteFacts> facts(UUID service) {
        var domains = domains(service);
        return sql.first(
                row -> new FiledSiteFacts(
                        service,
                        Binary.toUuid(row.getBytes(1)),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        domains,
                        filing(row),
                        row.getString(6),
                        row.getInt(7),
                        Binary.toUuid(row.getBytes(8)),
                        row.getBytes(9) == null ? null : Binary.toUuid(row.getBytes(9)),
                        row.getBoolean(10)),
                "SELECT s.subject_id, s.service_number, j.subject_number, s.kind, s.filed_at, j.province, j.nature, j.holder, j.partner,"
                        + SERVED
                        + ", s.filed_not_before, s.registrant_by_papers FROM filed_sites s JOIN filed_subjects j ON j.subject_id = s.subject_id"
                        + " WHERE s.service_id = ?",
                service);
    }

    /** A served site of the subject; empty if it has none. */
    public Optional<FiledSiteFacts> servedOf(UUID subject) {
        return sql.first(
                        CampaignSiteTable::id,
                        "SELECT s.service_id FROM filed_sites s JOIN filed_subjects j ON j.subject_id = s.subject_id"
                                + " WHERE s.subject_id = ? AND" + SERVED + "ORDER BY s.service_id LIMIT 1",
                        subject)
                .flatMap(this::facts);
    }

    private static FiledSiteFacts.Filing filing(ResultSet row) throws SQLException {
        var byPapers = row.getString(12);
        return new FiledSiteFacts.Filing(
                row.getObject(5, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getObject(11, LocalDate.class),
                byPapers == null ? Set.of() : Set.copyOf(JsonText.readList(byPapers, NAMES)));
    }

    private List<String> domains(UUID service) {
        return sql.list(
                row -> row.getString(1),
                "SELECT domain FROM filed_site_domains WHERE service_id = ? ORDER BY domain",
                service);
    }

    /** Adds sites to the chosen ones; a site that was chosen before stays. */
    public void choose(UUID campaign, List<UUID> sites) {
        for (var from = 0; from < sites.size(); from += ROWS_A_STATEMENT) {
            var some = sites.subList(from, Math.min(sites.size(), from + ROWS_A_STATEMENT));
            var values = new ArrayList<Object>();
            for (var site : some) {
                values.add(campaign);
                values.add(site);
            }
            sql.update(
                    "INSERT IGNORE INTO campaign_chosen_sites (campaign_id, service_id) VALUES "
                            + String.join(", ", Collections.nCopies(some.size(), "(?, ?)")),
                    values.toArray());
        }
    }

    /** All sites of a sample or list are chosen. */
    public void allChosen(UUID campaign) {
        sql.update("UPDATE campaigns SET chosen = TRUE WHERE campaign_id = ?", campaign);
    }

    public List<UUID> chosen(UUID campaign, UUID after, int limit) {
        return after == null
                ? sql.list(
                        CampaignSiteTable::id,
                        "SELECT service_id FROM campaign_chosen_sites WHERE campaign_id = ? ORDER BY service_id LIMIT ?",
                        campaign,
                        limit)
                : sql.list(
                        CampaignSiteTable::id,
                        "SELECT service_id FROM campaign_chosen_sites WHERE campaign_id = ? AND service_id > ?"
                                + " ORDER BY service_id LIMIT ?",
                        campaign,
                        after,
                        limit);
    }

    public Taken taken(UUID campaign) {
        return sql.first(
                        row -> new Taken(
                                row.getBoolean(1),
                                row.getBytes(2) == null ? null : Binary.toUuid(row.getBytes(2)),
                                row.getInt(3)),
                        "SELECT chosen, taken_after, taken FROM campaigns WHERE campaign_id = ?",
                        campaign)
                .orElseThrow();
    }

    /** Notes, for a campaign that the caller has locked, that the sites up to this one were looked at and so many taken up. */
    public void take(UUID campaign, UUID upTo, int sites) {
        sql.update(
                "UPDATE campaigns SET taken_after = ?, taken = taken + ? WHERE campaign_id = ?", upTo, sites, campaign);
    }

    public void allTaken(UUID campaign) {
        sql.update("UPDATE campaigns SET all_taken = TRUE WHERE campaign_id = ?", campaign);
    }

    private static UUID id(ResultSet row) throws SQLException {
        return Binary.toUuid(row.getBytes(1));
    }
}
