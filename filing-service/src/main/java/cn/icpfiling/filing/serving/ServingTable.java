package cn.icpfiling.filing.serving;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The statements of the serving list. */
@ApplicationScoped
class ServingTable {

    /** The list of all domains that this provider serves; a partner's list has the partner's id. */
    static final UUID WHOLE = new UUID(0, 0);

    /** Marks have digits and small letters. */
    static final int MARK_RADIX = Character.MAX_RADIX;

    private static final String ENTRY = "domain, id, sequence, service_id, service_number, reason, since, version";

    private final Sql sql;

    ServingTable(Sql sql) {
        this.sql = sql;
    }

    /** Joins the caller's transaction. */
    void insert(DomainHappening one) {
        sql.update(
                """
                INSERT INTO serving_unversioned_changes
                  (domain, partner, service_id, service_number, reason, at, of_partner_alone, written_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6))""",
                one.domain(),
                one.partner(),
                one.serviceId(),
                one.serviceNumber(),
                one.reason().name(),
                one.at(),
                one.ofPartnerAlone());
    }

    /** A change at its place in the queue. */
    record Unversioned(long n, DomainHappening happening) {}

    /** What stands in the queue, whatever its number: one that is committed late is there when it is there. */
    List<Unversioned> unversioned(int limit) {
        return sql.list(
                ServingTable::unversioned,
                "SELECT n, domain, partner, service_id, service_number, reason, at, of_partner_alone"
                        + " FROM serving_unversioned_changes ORDER BY n LIMIT ?",
                limit);
    }

    void delete(List<Long> versioned) {
        sql.update(
                "DELETE FROM serving_unversioned_changes WHERE n IN (" + marks(versioned.size(), "?") + ")",
                versioned.toArray());
    }

    /** The present version of the list; 0 before its first change. */
    long version(UUID list) {
        return sql.first(row -> row.getLong(1), "SELECT version FROM serving_lists WHERE list = ?", list)
                .orElse(0L);
    }

    /** The present version with its mark. The mark is missing if the last change was deleted, as earlier releases did. */
    ListVersion present(UUID list) {
        return sql.first(ServingTable::listVersion, """
                        SELECT l.version, c.versioned_at FROM serving_lists l
                          LEFT JOIN serving_changes c ON c.list = l.list AND c.version = l.version
                         WHERE l.list = ?""", list).orElse(ListVersion.NONE);
    }

    /** Returns the list's entries of these domains. */
    List<ServingEntry> entries(UUID list, Collection<String> domains) {
        var values = new ArrayList<Object>();
        values.add(list);
        values.addAll(domains);
        return sql.list(
                ServingTable::entry,
                "SELECT " + ENTRY + " FROM serving_entries WHERE list = ? AND domain IN (" + marks(domains.size(), "?")
                        + ")",
                values.toArray());
    }

    /** Writes the new versions of one list. */
    void write(ListVersioning versioning) {
        if (versioning.changes().isEmpty()) {
            return;
        }
        var changes = new ArrayList<Object>();
        for (var one : versioning.changes()) {
            Collections.addAll(
                    changes,
                    versioning.list(),
                    one.version(),
                    one.domain(),
                    one.serviceNumber(),
                    one.reason().name(),
                    one.since());
        }
        sql.update(
                "INSERT INTO serving_changes (list, version, domain, service_number, reason, since, versioned_at) VALUES "
                        + marks(versioning.changes().size(), "(?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6))"),
                changes.toArray());
        var entries = new ArrayList<Object>();
        for (var one : versioning.touched()) {
            Collections.addAll(
                    entries,
                    versioning.list(),
                    one.domain(),
                    one.id(),
                    one.sequence(),
                    one.serviceId(),
                    one.serviceNumber(),
                    one.reason().name(),
                    one.since(),
                    one.version());
        }
        sql.update(
                "INSERT INTO serving_entries (list, " + ENTRY + ") VALUES "
                        + marks(versioning.touched().size(), "(?, ?, ?, ?, ?, ?, ?, ?, ?)")
                        + """
                         ON DUPLICATE KEY UPDATE sequence = VALUES(sequence), service_id = VALUES(service_id),
                           service_number = VALUES(service_number), reason = VALUES(reason), since = VALUES(since),
                           version = VALUES(version)""",
                entries.toArray());
        sql.update(
                "INSERT INTO serving_lists (list, version) VALUES (?, ?) ON DUPLICATE KEY UPDATE version = VALUES(version)",
                versioning.list(),
                versioning.version());
    }

    /** Returns one page by domain. */
    List<ServedDomain> page(UUID list, String after, int limit) {
        return sql.list(
                ServingTable::shown,
                "SELECT domain, service_number, reason, since, version FROM serving_entries"
                        + " WHERE list = ? AND domain > ? ORDER BY domain LIMIT ?",
                list,
                after,
                limit);
    }

    /** Returns the change that made this version, if it is kept, and those after it, in order. */
    List<ServedChange> changesFrom(UUID list, long version, int limit) {
        return sql.list(
                row -> new ServedChange(shown(row), listVersion(row)),
                "SELECT domain, service_number, reason, since, version, versioned_at FROM serving_changes"
                        + " WHERE list = ? AND version >= ? ORDER BY version LIMIT ?",
                list,
                version,
                limit);
    }

    List<UUID> lists() {
        return sql.list(row -> Binary.toUuid(row.getBytes(1)), "SELECT list FROM serving_lists");
    }

    /** The last change of a list that is older than this. */
    Optional<Long> lastBefore(UUID list, Duration age) {
        return sql.first(
                        row -> row.getLong(1),
                        "SELECT MAX(version) FROM serving_changes"
                                + " WHERE list = ? AND versioned_at < UTC_TIMESTAMP(6) - INTERVAL ? SECOND",
                        list,
                        age.toSeconds())
                .filter(version -> version > 0);
    }

    /**
     * Deletes the oldest changes of a list up to a version, from the beginning, so that no gap remains.
     *
     * @return how many, at most the limit
     */
    int forget(UUID list, long upTo, int limit) {
        return sql.update(
                "DELETE FROM serving_changes WHERE list = ? AND version <= ? ORDER BY version LIMIT ?",
                list,
                upTo,
                limit);
    }

    /** The number of changes without a version, and the age of the oldest. */
    record Backlog(long depth, double oldestSeconds) {
        static final Backlog NONE = new Backlog(0, 0);
    }

    Backlog backlog() {
        return sql.first(row -> new Backlog(row.getLong(1), row.getLong(2) / 1e6), """
                        SELECT COUNT(*), COALESCE(TIMESTAMPDIFF(MICROSECOND, MIN(written_at), UTC_TIMESTAMP(6)), 0)
                          FROM serving_unversioned_changes""")
                .orElse(Backlog.NONE);
    }

    private static Unversioned unversioned(ResultSet row) throws SQLException {
        return new Unversioned(
                row.getLong("n"),
                new DomainHappening(
                        row.getString("domain"),
                        row.getBytes("partner") == null ? null : Binary.toUuid(row.getBytes("partner")),
                        Binary.toUuid(row.getBytes("service_id")),
                        row.getString("service_number"),
                        ServingReason.valueOf(row.getString("reason")),
                        instant(row, "at"),
                        row.getBoolean("of_partner_alone")));
    }

    private static ServingEntry entry(ResultSet row) throws SQLException {
        return new ServingEntry(
                row.getString("domain"),
                Binary.toUuid(row.getBytes("id")),
                row.getLong("sequence"),
                Binary.toUuid(row.getBytes("service_id")),
                row.getString("service_number"),
                ServingReason.valueOf(row.getString("reason")),
                instant(row, "since"),
                row.getLong("version"));
    }

    private static ServedDomain shown(ResultSet row) throws SQLException {
        return ServedDomain.of(
                row.getString("domain"),
                ServingReason.valueOf(row.getString("reason")),
                instant(row, "since"),
                row.getString("service_number"),
                row.getLong("version"));
    }

    /** The mark is the moment by the database's clock, to the microsecond: a version that is given again has a later one. */
    private static ListVersion listVersion(ResultSet row) throws SQLException {
        var at = row.getObject("versioned_at", LocalDateTime.class);
        var mark = at == null
                ? null
                : Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at.toInstant(ZoneOffset.UTC)), MARK_RADIX);
        return new ListVersion(row.getLong("version"), mark);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    private static String marks(int count, String one) {
        return String.join(", ", Collections.nCopies(count, one));
    }
}
