package cn.icpfiling.inspection.store;

import cn.icpfiling.inspection.core.FiledContact;
import cn.icpfiling.inspection.core.findings.Finding;
import cn.icpfiling.inspection.core.findings.FindingKey;
import cn.icpfiling.inspection.core.findings.FindingOwner;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.core.findings.FindingStand;
import cn.icpfiling.inspection.core.findings.FindingState;
import cn.icpfiling.inspection.core.findings.FindingTerm;
import cn.icpfiling.inspection.core.findings.FindingWait;
import cn.icpfiling.inspection.core.findings.PolicyReference;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.identifier.DomainName;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The findings. A change locks the row first. */
@ApplicationScoped
public class FindingTable {
    private static final UUID BEHIND_ALL = new UUID(-1, -1);
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String ALL =
            "SELECT finding_id, source, source_key, reason, subject_id, service_id, domain, holder, partner,"
                    + " province, state, policy_version, policy_day, opened_at, notified_at, first_notified_at,"
                    + " due_on, due_provisional, remind_on, due_from, due_days, act_on, days_left, contests, extended_days, sequence, version,"
                    + " last_day, transfer_days, contact FROM findings ";

    private final Sql sql;
    private final FindingCountTable counts;

    FindingTable(Sql sql, FindingCountTable counts) {
        this.sql = sql;
        this.counts = counts;
    }

    /** A finding that is due, with its place in the order of the job. */
    public record Due(LocalDate actOn, UUID id) {}

    public void insert(Finding finding) {
        var key = finding.key();
        sql.update(
                "INSERT INTO findings (finding_id, source, source_key, reason, subject_id, service_id, domain, last_day, contact, holder, partner, province,"
                        + " state, policy_version, policy_day, opened_at, notified_at, first_notified_at, due_on, due_provisional,"
                        + " remind_on, due_from, due_days, act_on, days_left, contests, extended_days, transfer_days, sequence, version)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                values(
                        List.of(),
                        finding,
                        finding.id(),
                        key.source().name(),
                        key.sourceKey(),
                        key.reason(),
                        key.subjectId(),
                        key.serviceId(),
                        key.domain(),
                        finding.lastDay().orElse(null),
                        contact(key)));
        counts.opened(finding);
    }

    /** Changes a finding that the caller has locked. */
    public void change(Finding finding) {
        counts.changes(finding);
        sql.update(
                "UPDATE findings SET holder = ?, partner = ?, province = ?, state = ?, policy_version = ?, policy_day = ?, opened_at = ?,"
                        + " notified_at = ?, first_notified_at = ?, due_on = ?, due_provisional = ?, remind_on = ?, due_from = ?, due_days = ?, act_on = ?, days_left = ?, contests = ?,"
                        + " extended_days = ?, transfer_days = ?, sequence = ?, version = ? WHERE finding_id = ?",
                values(List.of(finding.id()), finding));
    }

    public Optional<Finding> find(UUID id) {
        return sql.first(FindingTable::finding, ALL + "WHERE finding_id = ?", id);
    }

    /** The domains of those findings that name one. */
    public Map<UUID, String> domainsOf(List<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : sql
                        .list(
                                row -> Map.entry(Binary.toUuid(row.getBytes(1)), row.getString(2)),
                                "SELECT finding_id, domain FROM findings WHERE domain IS NOT NULL AND finding_id IN ("
                                        + String.join(", ", Collections.nCopies(ids.size(), "?")) + ")",
                                ids.toArray())
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Locks the finding until the end of the caller's transaction. */
    public Optional<Finding> locked(UUID id) {
        return sql.first(FindingTable::finding, ALL + "WHERE finding_id = ? FOR UPDATE", id);
    }

    /** Locks the finding with this key that is neither cured nor dismissed. */
    public Optional<Finding> lockedUnsettled(FindingKey key) {
        return sql.first(
                FindingTable::finding,
                ALL
                        + "WHERE site = ? AND reason = ? AND source = ? AND source_key = ? AND contact = ? AND unsettled = 1"
                        + " FOR UPDATE",
                key.site(),
                key.reason(),
                key.source().name(),
                key.sourceKey(),
                contact(key));
    }

    /**
     * Locks the oldest finding of another source, key or reason that tells the same fault by one of the reasons and is neither
     * settled nor ended; one of the two may name no domain, or no number. A concern names the registrable domain, and an imported filing may
     * have a name below it; what it has ended it still watches.
     */
    public Optional<Finding> lockedOther(FindingKey key, Collection<String> reasons) {
        var domain = key.domain();
        var values = new ArrayList<Object>(List.of(key.site()));
        values.addAll(reasons);
        Collections.addAll(values, key.source().name(), key.sourceKey(), key.reason(), contact(key));
        Collections.addAll(values, contact(key), contact(key), domain, domain);
        values.add(
                domain == null ? null : DomainName.parse(domain).registrable().ascii());
        return sql.first(
                FindingTable::finding,
                ALL + "WHERE site = ? AND reason IN (" + String.join(", ", Collections.nCopies(reasons.size(), "?"))
                        + ") AND unsettled = 1 AND NOT (source = ? AND source_key = ? AND reason = ? AND contact = ?)"
                        + " AND (contact = '' OR ? = '' OR contact = ?)"
                        + " AND (state <> 'ENDED' AND (domain IS NULL OR ? IS NULL OR domain = ?)"
                        + " OR source = 'CONCERN' AND source_key = ?) ORDER BY finding_id LIMIT 1 FOR UPDATE",
                values.toArray());
    }

    /**
     * Locks the oldest finding of a campaign that tells the same fault of the subject, at another site too, and is neither settled nor ended.
     * One of another source, or of an earlier release without a number, ends with its own site, so it does not stand for the others.
     */
    public Optional<Finding> lockedOfSubject(FindingKey key) {
        return sql.first(
                FindingTable::finding,
                ALL
                        + "WHERE subject_id = ? AND reason = ? AND contact = ? AND source = 'CAMPAIGN' AND unsettled = 1 AND state <> 'ENDED'"
                        + " ORDER BY finding_id LIMIT 1 FOR UPDATE",
                key.subjectId(),
                key.reason(),
                contact(key));
    }

    /**
     * Locks the findings of a site from this source and key that are neither cured nor dismissed, in the order of their ids.
     * Another site of the subject may have a finding with the same key: their names may be below one registrable domain.
     */
    public List<Finding> lockedUnsettled(UUID site, FindingSource source, String sourceKey) {
        return sql.list(
                FindingTable::finding,
                ALL
                        + "WHERE site = ? AND source = ? AND source_key = ? AND unsettled = 1 ORDER BY finding_id FOR UPDATE",
                site,
                source.name(),
                sourceKey);
    }

    /**
     * Returns the findings of a subject that its holder was told and that are neither cured nor dismissed, the oldest first.
     *
     * @param service only those that name it or concern all sites; null for all
     */
    public List<Finding> toldUnsettled(UUID subject, UUID service, int limit) {
        var values = new ArrayList<Object>(List.of(subject));
        var ofService = "";
        if (service != null) {
            values.add(service);
            ofService = " AND (service_id = ? OR " + FindingFilter.ofAllSites(values) + ")";
        }
        values.add(limit);
        return sql.list(
                FindingTable::finding,
                ALL + "WHERE subject_id = ? AND unsettled = 1 AND first_notified_at IS NOT NULL" + ofService
                        + " ORDER BY finding_id LIMIT ?",
                values.toArray());
    }

    /** Whether any of these services is one of the subject's. */
    public boolean hasAnyOf(UUID subject, Collection<UUID> services) {
        var values = new ArrayList<Object>(List.of(subject));
        values.addAll(services);
        return !services.isEmpty()
                && sql.first(
                                row -> true,
                                "SELECT 1 FROM filed_sites WHERE subject_id = ? AND service_id IN ("
                                        + String.join(", ", Collections.nCopies(services.size(), "?")) + ") LIMIT 1",
                                values.toArray())
                        .isPresent();
    }

    /** Locks the findings of a subject, in the order of their ids. */
    public List<Finding> lockedOfSubject(UUID subject) {
        return sql.list(FindingTable::finding, ALL + "WHERE subject_id = ? ORDER BY finding_id FOR UPDATE", subject);
    }

    /** Returns the findings that are due on this legal day, the longest due first. */
    public List<Due> due(LocalDate today, Due after, int limit) {
        return after == null
                ? sql.list(
                        FindingTable::due,
                        "SELECT act_on, finding_id FROM findings WHERE act_on <= ? ORDER BY act_on, finding_id LIMIT ?",
                        today,
                        limit)
                : sql.list(
                        FindingTable::due,
                        "SELECT act_on, finding_id FROM findings WHERE act_on <= ? AND (act_on > ? OR (act_on = ? AND finding_id > ?))"
                                + " ORDER BY act_on, finding_id LIMIT ?",
                        today,
                        after.actOn(),
                        after.actOn(),
                        after.id(),
                        limit);
    }

    /** Returns the findings of a list of the authority by their ids: those after the given one, or from the first if it is null. */
    public List<Finding> ofList(UUID list, UUID after, int limit) {
        return sql.list(
                FindingTable::finding,
                ALL
                        + "WHERE source_key = ? AND source = 'AUTHORITY_LIST' AND finding_id > ? ORDER BY finding_id LIMIT ?",
                list.toString(),
                after == null ? BEFORE_ALL : after,
                limit);
    }

    /** Returns the newest first: those older than the given id, or from the newest if it is null. */
    public List<Finding> page(FindingFilter filter, UUID before, int limit) {
        var conditions = new ArrayList<String>();
        var values = new ArrayList<>();
        filter.addTo(conditions, values);
        conditions.add("finding_id < ?");
        Collections.addAll(values, before == null ? BEHIND_ALL : before, limit);
        return sql.list(
                FindingTable::finding,
                ALL + "WHERE " + String.join(" AND ", conditions) + " ORDER BY finding_id DESC LIMIT ?",
                values.toArray());
    }

    /** A finding that waits for an inspector, with its place in the work list. */
    public record Waiting(LocalDate since, Finding finding) {}

    /** Returns the findings that wait for an inspector, the longest first: those behind a place, or all from the first. */
    public List<Waiting> waiting(FindingWait wait, FindingFilter filter, LocalDate since, UUID after, int limit) {
        var conditions = new ArrayList<String>();
        var values = new ArrayList<>();
        filter.addTo(conditions, values);
        if (since != null) {
            conditions.add("(since > ? OR (since = ? AND finding_id > ?))");
            Collections.addAll(values, since, since, after);
        }
        values.add(limit);
        return sql.list(
                row -> new Waiting(row.getObject(31, LocalDate.class), finding(row)),
                ALL.replace(
                                " FROM findings ",
                                ", since FROM " + FindingWaitTable.rows(wait) + " JOIN findings USING (finding_id) ")
                        + (conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions))
                        + " ORDER BY since, finding_id LIMIT ?",
                values.toArray());
    }

    /** The given values, then what changes of the finding, then the last ones. */
    private static Object[] values(List<Object> last, Finding finding, Object... first) {
        var stand = finding.stand();
        var term = stand.term();
        var values = new ArrayList<>(Arrays.asList(first));
        values.addAll(Arrays.asList(
                finding.owner().holder(),
                finding.owner().partner(),
                finding.owner().province(),
                stand.state().name(),
                stand.policy().version(),
                stand.policy().day(),
                stand.openedAt(),
                stand.notifiedAt(),
                stand.firstNotifiedAt(),
                term == null ? null : term.dueOn(),
                term == null ? null : term.provisional(),
                term == null ? null : term.remindOn(),
                term == null ? null : term.countedFrom(),
                term == null ? null : term.workingDays(),
                stand.actOn(),
                stand.daysLeft(),
                stand.contests(),
                stand.extendedDays(),
                stand.transferDays(),
                stand.sequence(),
                stand.version()));
        values.addAll(last);
        return values.toArray();
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(row.getObject(1, LocalDate.class), Binary.toUuid(row.getBytes(2)));
    }

    private static Finding finding(ResultSet row) throws SQLException {
        return Finding.stored(
                Binary.toUuid(row.getBytes(1)),
                new FindingKey(
                        FindingSource.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        Binary.toUuid(row.getBytes(5)),
                        id(row, 6),
                        row.getString(7),
                        contact(row.getString(30))),
                row.getObject(28, LocalDate.class),
                new FindingOwner(id(row, 8), id(row, 9), row.getString(10)),
                new FindingStand(
                        FindingState.valueOf(row.getString(11)),
                        new PolicyReference(row.getInt(12), row.getObject(13, LocalDate.class)),
                        instant(row, 14),
                        instant(row, 15),
                        instant(row, 16),
                        term(row),
                        row.getObject(22, LocalDate.class),
                        row.getObject(23, Integer.class),
                        row.getInt(24),
                        row.getInt(25),
                        row.getInt(29),
                        row.getLong(26),
                        row.getLong(27)));
    }

    private static String contact(FindingKey key) {
        return key.contact() == null ? "" : key.contact().name();
    }

    private static FiledContact contact(String stored) {
        return stored.isEmpty() ? null : FiledContact.valueOf(stored);
    }

    private static FindingTerm term(ResultSet row) throws SQLException {
        var dueOn = row.getObject(17, LocalDate.class);
        return dueOn == null
                ? null
                : new FindingTerm(
                        dueOn,
                        row.getBoolean(18),
                        row.getObject(19, LocalDate.class),
                        row.getObject(20, LocalDate.class),
                        row.getObject(21, Integer.class));
    }

    private static UUID id(ResultSet row, int column) throws SQLException {
        var bytes = row.getBytes(column);
        return bytes == null ? null : Binary.toUuid(bytes);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }
}
