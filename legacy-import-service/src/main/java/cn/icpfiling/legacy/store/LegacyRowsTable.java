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
        var filings = new HashSet<>(ids(rows, PreparedRow::filing));
        filings.addAll(sites.values());
        return new ChunkFacts(
                stored(kind, rows, load),
                owners(rows),
                accounts(ids(rows, PreparedRow::account)),
                filings(filings),
                sites);
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
        return values.toArray();
    }

    private static Object[] update(LegacyTarget target, PreparedRow row, UUID load, Instant at) {
        var values = new ArrayList<>();
        var all = values(target, row, load, at);
        for (var i = 1; i < all.length; i++) {
            if (!target.columns().get(i).equals("state")) {
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

    private Map<UUID, StoredRow> stored(LoadKind kind, List<PreparedRow> rows, UUID load) {
        var found = new HashMap<UUID, StoredRow>();
        if (kind == LoadKind.DOMAINS) {
            var byDomain = new HashMap<String, UUID>();
            rows.forEach(row -> byDomain.put((String) row.values()[0], row.id()));
            in("SELECT domain, site_id, load_id FROM legacy_domains WHERE domain IN ", byDomain.keySet(), row -> {
                var site = id(row, 2);
                var domain = row.getString(1);
                found.put(
                        byDomain.get(domain),
                        new StoredRow(
                                UniqueKey.digest(domain + site),
                                site,
                                id(row, 3).equals(load),
                                false));
            });
            return found;
        }
        var parentAndTouched = switch (kind) {
            case ACCOUNTS -> "NULL, version > 0";
            case SUBJECTS -> "NULL, state NOT IN ('WAITING', 'FILED_HERE')";
            case SITES, PAPERS -> "filing_id, FALSE";
            case ORDERS -> "NULL, abandoned_at IS NOT NULL";
            case DOMAINS -> throw new IllegalStateException();
        };
        in(
                "SELECT id, checksum, load_id, " + parentAndTouched + " FROM "
                        + LegacyTarget.of(kind).table() + " WHERE id IN ",
                ids(rows, PreparedRow::id),
                row -> found.put(
                        id(row, 1),
                        new StoredRow(id(row, 2), id(row, 4), id(row, 3).equals(load), row.getBoolean(5))));
        return found;
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

    /** A value of either slot finds the row. */
    private void blind(Map<UniqueKey, UUID> found, Space space, Set<UUID> values, String table, String column) {
        for (var slot : List.of(column, column + "_b")) {
            in(
                    "SELECT " + slot + ", id FROM " + table + " WHERE " + slot + " IN ",
                    values,
                    row -> found.put(new UniqueKey(space, id(row, 1)), id(row, 2)));
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

    private Map<UUID, StoredFiling> filings(Set<UUID> ids) {
        var found = new HashMap<UUID, StoredFiling>();
        locking(
                "SELECT id, subject_number, state NOT IN ('WAITING', 'FILED_HERE') FROM legacy_filings WHERE id IN ",
                ids,
                row -> found.put(id(row, 1), new StoredFiling(UniqueKey.digest(row.getString(2)), row.getBoolean(3))));
        return found;
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
        if (!values.isEmpty()) {
            sql.list(
                    row -> {
                        reading.read(row);
                        return null;
                    },
                    statement + "(" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")" + more,
                    values.toArray());
        }
    }

    private static UUID id(ResultSet row, int column) throws SQLException {
        var bytes = row.getBytes(column);
        return bytes == null ? null : Binary.toUuid(bytes);
    }
}
