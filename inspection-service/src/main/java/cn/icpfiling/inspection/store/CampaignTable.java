package cn.icpfiling.inspection.store;

import cn.icpfiling.inspection.core.campaigns.Campaign;
import cn.icpfiling.inspection.core.campaigns.CampaignState;
import cn.icpfiling.inspection.core.campaigns.CheckKind;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.JsonText;
import cn.icpfiling.platform.database.Sql;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Campaigns with their staff. Statements join the caller's transaction. */
@ApplicationScoped
public class CampaignTable {
    private static final String COLUMNS =
            "SELECT campaign_id, name, population, checks, deadline, state, taken, all_taken,"
                    + " made_by, made_at, started_at, ended_at, version, staff FROM campaigns ";
    private static final TypeReference<List<UnknownLine>> UNKNOWN_LINES = new TypeReference<>() {};

    private static final TypeReference<List<UUID>> ACCOUNTS = new TypeReference<>() {};

    private final Sql sql;

    CampaignTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * An entry of a list that no filed site has.
     *
     * @param line from 1
     */
    public record UnknownLine(int line, String entry) {}

    public void insert(Campaign made, List<UnknownLine> unknown) {
        sql.update(
                "INSERT INTO campaigns (campaign_id, name, population, unknown_lines, checks, deadline, staff, open_to_all, state,"
                        + " chosen, made_by, made_at, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, FALSE, ?, ?, ?)",
                made.id(),
                made.name(),
                JsonText.write(StoredPopulation.of(made.population())),
                JsonText.write(unknown),
                made.checks().stream().map(Enum::name).collect(Collectors.joining(",")),
                made.deadline(),
                JsonText.write(made.staff().stream().sorted().toList()),
                made.staff().isEmpty(),
                made.state().name(),
                made.madeBy(),
                made.madeAt(),
                made.version());
        for (var account : made.staff().stream().sorted().toList()) {
            sql.update("INSERT INTO campaign_staff_members (campaign_id, account) VALUES (?, ?)", made.id(), account);
        }
    }

    public Optional<Campaign> find(UUID id) {
        return sql.first(CampaignTable::campaign, COLUMNS + "WHERE campaign_id = ?", id);
    }

    /** Locks the campaign until the end of the caller's transaction. */
    public Optional<Campaign> locked(UUID id) {
        return sql.first(CampaignTable::campaign, COLUMNS + "WHERE campaign_id = ? FOR UPDATE", id);
    }

    /** Keeps the state as it is until the end of the caller's transaction. */
    public CampaignState heldState(UUID id) {
        return sql.first(
                        row -> CampaignState.valueOf(row.getString(1)),
                        "SELECT state FROM campaigns WHERE campaign_id = ? FOR UPDATE",
                        id)
                .orElseThrow();
    }

    /**
     * As {@link #heldState}, for the sites of a campaign, which do not wait for each other: a step of the campaign waits for all of
     * them, and those that come after it wait for the step. The caller's transaction changes no column of the campaign.
     */
    public CampaignState sharedState(UUID id) {
        return sql.first(
                        row -> CampaignState.valueOf(row.getString(1)),
                        "SELECT state FROM campaigns WHERE campaign_id = ? LOCK IN SHARE MODE",
                        id)
                .orElseThrow();
    }

    public CampaignState state(UUID id) {
        return sql.first(
                        row -> CampaignState.valueOf(row.getString(1)),
                        "SELECT state FROM campaigns WHERE campaign_id = ?",
                        id)
                .orElseThrow();
    }

    public List<UnknownLine> unknownLines(UUID id) {
        return sql.first(
                        row -> JsonText.read(row.getString(1), UNKNOWN_LINES),
                        "SELECT unknown_lines FROM campaigns WHERE campaign_id = ?",
                        id)
                .orElseThrow();
    }

    /** Stores the step of a campaign that the caller has locked. */
    public void change(Campaign after) {
        sql.update(
                "UPDATE campaigns SET state = ?, started_at = ?, ended_at = ?, version = ? WHERE campaign_id = ?",
                after.state().name(),
                after.startedAt(),
                after.endedAt(),
                after.version(),
                after.id());
    }

    /** Returns the newest first: those older than the given id, or from the newest if it is null. */
    public List<Campaign> page(CampaignState state, UUID before, int limit) {
        var wanted = state == null ? null : state.name();
        return sql.list(
                CampaignTable::campaign,
                COLUMNS + "WHERE (? IS NULL OR state = ?) AND (? IS NULL OR campaign_id < ?)"
                        + " ORDER BY campaign_id DESC LIMIT ?",
                wanted,
                wanted,
                before,
                before,
                limit);
    }

    /** Running campaigns, and cancelled ones with tasks that may still be open, by their ids: those after the given one. */
    public List<Campaign> toWorkOn(UUID after, int limit) {
        return sql.list(
                CampaignTable::campaign,
                COLUMNS + "WHERE tidied = FALSE AND state IN ('RUNNING', 'CANCELLED') AND campaign_id > ?"
                        + " ORDER BY campaign_id LIMIT ?",
                after,
                limit);
    }

    /** Nothing is left to do for the campaign in the background. */
    public void tidied(UUID id) {
        sql.update("UPDATE campaigns SET tidied = TRUE WHERE campaign_id = ?", id);
    }

    private static Campaign campaign(ResultSet row) throws SQLException {
        return new Campaign(
                Binary.toUuid(row.getBytes(1)),
                row.getString(2),
                JsonText.read(row.getString(3), StoredPopulation.class).population(),
                Arrays.stream(row.getString(4).split(","))
                        .map(CheckKind::valueOf)
                        .toList(),
                row.getObject(5, LocalDate.class),
                Set.copyOf(JsonText.readList(row.getString(14), ACCOUNTS)),
                CampaignState.valueOf(row.getString(6)),
                row.getInt(7),
                row.getBoolean(8),
                Binary.toUuid(row.getBytes(9)),
                instant(row, 10),
                instant(row, 11),
                instant(row, 12),
                row.getLong(13));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }
}
