package cn.icpfiling.inspection.store;

import cn.icpfiling.inspection.core.networks.NetworkList;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The heads of the providers' lists, and the version of all of them together. */
@ApplicationScoped
public class NetworkListTable {

    static final String PUBLICATION = "networks";
    private static final String LISTS = "SELECT provider, name, version, changed_at FROM network_lists ";

    private final Sql sql;

    NetworkListTable(Sql sql) {
        this.sql = sql;
    }

    /** Lets one transaction at a time change lists, until its end. */
    public void lock() {
        var row = sql.first(
                found -> true, "SELECT version FROM network_publications WHERE name = ? FOR UPDATE", PUBLICATION);
        if (row.isEmpty()) {
            throw new IllegalStateException("the row that a migration made is gone");
        }
    }

    /** Returns empty for a provider that has never had a list. */
    public Optional<NetworkList> find(UUID provider) {
        return sql.first(NetworkListTable::list, LISTS + "WHERE provider = ?", provider);
    }

    /** Returns lists by their provider's id: those after the given one, or from the first if it is null. */
    public List<NetworkList> page(UUID after, int limit) {
        return after == null
                ? sql.list(NetworkListTable::list, LISTS + "ORDER BY provider LIMIT ?", limit)
                : sql.list(
                        NetworkListTable::list, LISTS + "WHERE provider > ? ORDER BY provider LIMIT ?", after, limit);
    }

    /** Writes the head of a list, and counts the change. The caller holds the lock. */
    public void publish(NetworkList list) {
        sql.update(
                "INSERT INTO network_lists (provider, name, version, changed_at) VALUES (?, ?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE name = ?, version = ?, changed_at = ?",
                list.provider(),
                list.name(),
                list.version(),
                list.changedAt(),
                list.name(),
                list.version(),
                list.changedAt());
        sql.update(
                "UPDATE network_publications SET version = version + 1, changed_at = ? WHERE name = ?",
                list.changedAt(),
                PUBLICATION);
    }

    /**
     * Adds changed lines to those of the day, and returns how many the day has then. The caller holds the lock.
     *
     * @param day of the machine's clock
     */
    public long countLines(UUID provider, LocalDate day, int lines) {
        // The database assigns from left to right, so the count uses the old day.
        sql.update(
                "INSERT INTO network_line_limits (provider, day, changed_lines) VALUES (?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE changed_lines = CASE WHEN day = ? THEN changed_lines + ? ELSE ? END, day = ?",
                provider,
                day,
                lines,
                day,
                lines,
                lines,
                day);
        return sql.first(
                        row -> row.getLong(1),
                        "SELECT changed_lines FROM network_line_limits WHERE provider = ?",
                        provider)
                .orElseThrow();
    }

    private static NetworkList list(ResultSet row) throws SQLException {
        return new NetworkList(
                Binary.toUuid(row.getBytes(1)),
                row.getString(2),
                row.getLong(3),
                row.getObject(4, LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }
}
