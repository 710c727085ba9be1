package cn.icpfiling.legacy.store;

import cn.icpfiling.legacy.rows.ChunkFacts;
import cn.icpfiling.legacy.rows.ChunkFacts.StoredFiling;
import cn.icpfiling.legacy.rows.ChunkFacts.StoredRow;
import cn.icpfiling.legacy.rows.LoadKind;
import cn.icpfiling.legacy.rows.PreparedRow;
import cn.icpfiling.legacy.rows.UniqueKey;
import cn.icpfiling.legacy.rows.UniqueKey.Space;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Reads what a chunk of rows is judged by, and writes the rows, in the caller's transaction. A filing that is read here
 * stays locked, so that no hand-over begins before the rows are stored.
 */
@ApplicationScoped
public class LegacyRowsTable {
    private final Sql sql;
    private final BulkRows bulk;

    LegacyRowsTable(Sql sql, BulkRows bulk) {
        this.sql = sql;
        this.bulk = bulk;
    }

    public ChunkFacts facts(LoadKind kind, List<PreparedRow> rows, UUID load) {
        var sites = sites(ids(rows, PreparedRow::site));
        var stored = new HashMap<UUID, StoredRow>();
        var filings = new HashMap<UUID, StoredFiling>();
        switch (kind) {
            case SUBJECTS -> subjects(rows, load, stored, filings);
            case DOMAINS -> domains(rows, load, stored);
            case ACCOUNTS, SITES, ORDERS, PAPERS -> others(kind, rows, load, stored);
        }
        if (kind != LoadKind.SUBJECTS) {
            var named = new HashSet<>(ids(rows, PreparedRow::filing));
            named.addAll(sites.values());
            filings(named, filings);
        }
        return new ChunkFacts(
                stored, owners(rows), accounts(ids(rows, PreparedRow::account)), filings, sites, children(kind, rows));
    }

    private Map<UUID, Integer> children(LoadKind kind, List<PreparedRow> rows) {
        var found = new HashMap<UUID, Integer>();
        Sql.Row<Object> child = row -> found.put(id(row, 1), row.getInt(2));
        switch (kind) {
            case SITES -> {
                for (var page : KeyPages.of(ids(rows, PreparedRow::filing))) {
                    sql.list(
                            child,
                            "SELECT filing_id, COUNT(*) FROM legacy_sites WHERE filing_id IN " + KeyPages.places(page)
                                    + " GROUP BY filing_id",
                            page);
                }
            }
            case DOMAINS -> {
                for (var page : KeyPages.of(ids(rows, PreparedRow::site))) {
                    sql.list(
                            child,
                            "SELECT site_id, COUNT(*) FROM legacy_domains WHERE site_id IN " + KeyPages.places(page)
                                    + " GROUP BY site_id",
                            page);
                }
            }
            case ACCOUNTS, SUBJECTS, ORDERS, PAPERS -> {}
        }
        return found;
    }

    public void write(
            LoadKind kind, Collection<PreparedRow> fresh, Collection<PreparedRow> changed, UUID load, Instant at) {
        var target = LegacyTarget.of(kind);
        bulk.insert(
                target, fresh.stream().map(row -> values(target, row, load, at)).toList());
        var updates = changed.stream().map(row -> update(target, row, load, at)).toList();
        if (bulk.batch(target.update(), updates) != changed.size()) {
            throw new IllegalStateException("a row was touched by its holder's act while a load stored it");
        }
    }

    private static Object[] values(LegacyTarget target, PreparedRow row, UUID load, Instant at) {
        var values = new ArrayList<>(java.util.Arrays.asList(row.values()));
        if (target.hasChecksum()) {
            values.add(row.checksum());
        }
        Collections.addAll(values, load, row.judged().raw().line(), at);
        if (target.hasFirstLoad()) {
            values.add(load);
        }
        return values.toArray();
    }

    private static Object[] update(LegacyTarget target, PreparedRow row, UUID load, Instant at) {
        var values = new ArrayList<>();
        var all = values(target, row, load, at);
        for (var i = 1; i < all.length; i++) {
            if (!target.isWrittenOnce(target.columns().get(i))) {
                values.add(all[i]);
            }
        }
        values.add(all[0]);
        return values.toArray();
    }

    private static Set<UUID> ids(List<PreparedRow> rows, Function<PreparedRow, UUID> which) {
        var ids = new HashSet<UUID>();
        rows.stream().map(which).filter(Objects::nonNull).forEach(ids::add);
        return ids;
    }

    /** A subject is its filing: one statement reads both. */
    private void subjects(
            List<PreparedRow> rows, UUID load, Map<UUID, StoredRow> stored, Map<UUID, StoredFiling> filings) {
        locking(
                "SELECT id, checksum, load_id, subject_number, state NOT IN ('WAITING', 'FILED_HERE') FROM legacy_filings"
                        + " WHERE id IN ",
                ids(rows, PreparedRow::id),
                row -> {
                    var isGiven = row.getBoolean(5);
                    stored.put(
                            id(row, 1),
                            new StoredRow(id(row, 2), null, id(row, 3).equals(load), isGiven));
                    filings.put(id(row, 1), new StoredFiling(UniqueKey.digest(row.getString(4)), isGiven));
                });
    }

    private void domains(List<PreparedRow> rows, UUID load, Map<UUID, StoredRow> stored) {
        var byDomain = new HashMap<String, UUID>();
        rows.forEach(row -> byDomain.put((String) row.values()[0], row.id()));
        in("SELECT domain, site_id, load_id FROM legacy_domains WHERE domain IN ", byDomain.keySet(), row -> {
            var site = id(row, 2);
            var domain = row.getString(1);
            stored.put(
                    byDomain.get(domain),
                    new StoredRow(
                            UniqueKey.digest(domain + site), site, id(row, 3).equals(load), false));
        });
    }

    private void others(LoadKind kind, List<PreparedRow> rows, UUID load, Map<UUID, StoredRow> stored) {
        var parentAndTouched = switch (kind) {
            case ACCOUNTS -> "NULL, version > 0";
            case SITES, PAPERS -> "filing_id, FALSE";
            case ORDERS -> "NULL, abandoned_at IS NOT NULL";
            case SUBJECTS, DOMAINS -> throw new IllegalArgumentException(kind.name());
        };
        in(
                "SELECT id, checksum, load_id, " + parentAndTouched + " FROM "
                        + LegacyTarget.of(kind).table() + " WHERE id IN ",
                ids(rows, PreparedRow::id),
                row -> stored.put(
                        id(row, 1),
                        new StoredRow(id(row, 2), id(row, 4), id(row, 3).equals(load), row.getBoolean(5))));
    }

    private Map<UniqueKey, UUID> owners(List<PreparedRow> rows) {
        var wanted = new HashMap<Space, Set<UUID>>();
        rows.forEach(row -> row.keys()
                .forEach(key -> wanted.computeIfAbsent(key.space(), _ -> new HashSet<>())
                        .add(key.value())));
        var found = new HashMap<UniqueKey, UUID>();
        wanted.forEach((space, values) -> {
            switch (space) {
                case LOGIN -> blind(found, space, values, "legacy_accounts", "login_index");
                case CERTIFICATE -> blind(found, space, values, "legacy_filings", "certificate_index");
                case NUMBER -> numbers(found, space, rows, "legacy_filings", "subject_number", 4);
                case SITE_NUMBER -> numbers(found, space, rows, "legacy_sites", "service_number", 3);
            }
        });
        return found;
    }

    /** A value of either slot finds the row. Rows have one slot but while keys change, and the other one costs nothing then. */
    private void blind(Map<UniqueKey, UUID> found, Space space, Set<UUID> values, String table, String column) {
        for (var slot : List.of(column, column + "_b")) {
            var isUsed = sql.first(row -> true, "SELECT 1 FROM " + table + " WHERE " + slot + " IS NOT NULL LIMIT 1")
                    .isPresent();
            if (isUsed) {
                in(
                        "SELECT " + slot + ", id FROM " + table + " WHERE " + slot + " IN ",
                        values,
                        row -> found.put(new UniqueKey(space, id(row, 1)), id(row, 2)));
            }
        }
    }

    private void numbers(
            Map<UniqueKey, UUID> found, Space space, List<PreparedRow> rows, String table, String column, int place) {
        var numbers = new HashSet<String>();
        rows.forEach(row -> numbers.add((String) row.values()[place]));
        in(
                "SELECT " + column + ", id FROM " + table + " WHERE " + column + " IN ",
                numbers,
                row -> found.put(new UniqueKey(space, UniqueKey.digest(row.getString(1))), id(row, 2)));
    }

    private Set<UUID> accounts(Set<UUID> ids) {
        var found = new HashSet<UUID>();
        in("SELECT id FROM legacy_accounts WHERE id IN ", ids, row -> found.add(id(row, 1)));
        return found;
    }

    private void filings(Set<UUID> ids, Map<UUID, StoredFiling> found) {
        locking(
                "SELECT id, subject_number, state NOT IN ('WAITING', 'FILED_HERE') FROM legacy_filings WHERE id IN ",
                ids,
                row -> found.put(id(row, 1), new StoredFiling(UniqueKey.digest(row.getString(2)), row.getBoolean(3))));
    }

    private Map<UUID, UUID> sites(Set<UUID> ids) {
        var found = new HashMap<UUID, UUID>();
        in("SELECT id, filing_id FROM legacy_sites WHERE id IN ", ids, row -> found.put(id(row, 1), id(row, 2)));
        return found;
    }

    private interface Reading {
        void read(ResultSet row) throws SQLException;
    }

    private void in(String statement, Collection<?> values, Reading reading) {
        ask(statement, values, "", reading);
    }

    private void locking(String statement, Collection<?> values, Reading reading) {
        ask(statement, values, " LOCK IN SHARE MODE", reading);
    }

    private void ask(String statement, Collection<?> values, String more, Reading reading) {
        for (var page : KeyPages.of(values)) {
            sql.list(
                    row -> {
                        reading.read(row);
                        return null;
                    },
                    statement + KeyPages.places(page) + more,
                    page);
        }
    }

    private static UUID id(ResultSet row, int column) throws SQLException {
        var bytes = row.getBytes(column);
        return bytes == null ? null : Binary.toUuid(bytes);
    }
}
