package cn.icpfiling.legacy.store;

import cn.icpfiling.legacy.rows.ChunkFacts;
import cn.icpfiling.legacy.rows.ChunkFacts.StoredFiling;
import cn.icpfiling.legacy.rows.ChunkFacts.StoredRow;
import cn.icpfiling.legacy.rows.LoadKind;
import cn.icpfiling.legacy.rows.PreparedRow;
import cn.icpfiling.legacy.rows.UniqueKey;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a load has met and does not show in the stored rows. The keys of the rows that a dry run would have stored stand beside these when
 * the next chunk is judged, so a dry run finds the same duplicates and conflicts as the load. And of a row that was stored before, as it is,
 * a load writes nothing: its id is noted, so that a second row of it is known as one that contradicts it, in whatever chunk or file it comes.
 */
@ApplicationScoped
public class DryKeysTable {
    private static final int ROWS_A_TRANSACTION = 10_000;
    private static final UUID NONE = new UUID(0, 0);
    /** Before the kind: ids that were met, and not keys of rows that would have been stored. */
    private static final String MET = "=";

    private final Sql sql;
    private final BulkRows bulk;

    DryKeysTable(Sql sql, BulkRows bulk) {
        this.sql = sql;
        this.bulk = bulk;
    }

    /** What a key of a row stands for: the row's parent, number or filing, by the kind. */
    private static UUID meaning(LoadKind kind, PreparedRow row, Map<UUID, UUID> sites) {
        return switch (kind) {
            case SUBJECTS -> UniqueKey.digest((String) row.values()[4]);
            case SITES -> row.filing();
            case DOMAINS -> row.site();
            case ACCOUNTS, ORDERS, PAPERS -> NONE;
        };
    }

    public void add(UUID load, LoadKind kind, ChunkFacts facts, Collection<PreparedRow> rows) {
        var keys = new ArrayList<Object[]>();
        for (var row : rows) {
            var line = row.judged().raw().line();
            keys.add(new Object[] {load, kind.name(), row.id(), meaning(kind, row, facts.sites()), line});
            row.keys().forEach(key -> keys.add(new Object[] {load, key.space().name(), key.value(), row.id(), line}));
        }
        bulk.batch(
                "INSERT INTO legacy_dry_keys (load_id, space, key_value, row_id, line) VALUES (?, ?, ?, ?, ?)", keys);
    }

    /** Notes rows of which the load writes nothing. */
    public void met(UUID load, LoadKind kind, Collection<PreparedRow> rows) {
        bulk.batch(
                "INSERT INTO legacy_dry_keys (load_id, space, key_value, row_id, line) VALUES (?, ?, ?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE line = line",
                rows.stream()
                        .map(row -> new Object[] {
                            load,
                            MET + kind.name(),
                            row.id(),
                            NONE,
                            row.judged().raw().line()
                        })
                        .toList());
    }

    /** Says of rows that would change a stored one whether the load has met that one before. */
    public ChunkFacts withMet(UUID load, LoadKind kind, List<PreparedRow> rows, ChunkFacts facts) {
        var changing = rows.stream()
                .filter(row -> isChange(row, facts.rows().get(row.id())))
                .map(PreparedRow::id)
                .collect(Collectors.toSet());
        var met = found(load, MET + kind.name(), changing).keySet();
        if (met.isEmpty()) {
            return facts;
        }
        var stored = new HashMap<>(facts.rows());
        met.forEach(id -> stored.computeIfPresent(
                id, (_, one) -> new StoredRow(one.checksum(), one.parent(), true, one.isTouched())));
        return new ChunkFacts(
                stored, facts.owners(), facts.accounts(), facts.filings(), facts.sites(), facts.children());
    }

    private static boolean isChange(PreparedRow row, StoredRow stored) {
        return stored != null && !stored.ofThisLoad() && !stored.checksum().equals(row.checksum());
    }

    /** Adds what this dry run would have stored before. */
    public ChunkFacts with(UUID load, LoadKind kind, List<PreparedRow> rows, ChunkFacts facts) {
        var stored = new HashMap<>(facts.rows());
        found(load, kind.name(), ids(rows.stream().map(PreparedRow::id)))
                .forEach((id, meaning) ->
                        stored.put(id, new StoredRow(NONE, kind == LoadKind.DOMAINS ? meaning : null, true, false)));
        var accounts = new HashSet<>(facts.accounts());
        accounts.addAll(found(load, LoadKind.ACCOUNTS.name(), ids(rows.stream().map(PreparedRow::account)))
                .keySet());
        var sites = new HashMap<>(facts.sites());
        sites.putAll(found(load, LoadKind.SITES.name(), ids(rows.stream().map(PreparedRow::site))));
        var filings = new HashMap<>(facts.filings());
        found(
                        load,
                        LoadKind.SUBJECTS.name(),
                        ids(Stream.concat(rows.stream().map(PreparedRow::filing), sites.values().stream())))
                .forEach((id, number) -> filings.putIfAbsent(id, new StoredFiling(number, false)));
        var owners = new HashMap<>(facts.owners());
        rows.stream()
                .flatMap(row -> row.keys().stream())
                .collect(Collectors.groupingBy(
                        UniqueKey::space, Collectors.mapping(UniqueKey::value, Collectors.toSet())))
                .forEach((space, values) -> found(load, space.name(), values)
                        .forEach((value, row) -> owners.put(new UniqueKey(space, value), row)));
        return new ChunkFacts(stored, owners, accounts, filings, sites, children(load, kind, rows, facts));
    }

    private Map<UUID, Integer> children(UUID load, LoadKind kind, List<PreparedRow> rows, ChunkFacts facts) {
        var children = new HashMap<>(facts.children());
        if (kind == LoadKind.SITES || kind == LoadKind.DOMAINS) {
            var parents = ids(rows.stream().map(row -> meaning(kind, row, facts.sites())));
            asked(
                    "SELECT row_id, COUNT(*) FROM legacy_dry_keys WHERE load_id = ? AND space = ? AND row_id IN (%s) GROUP BY row_id",
                    load,
                    kind.name(),
                    parents,
                    row -> children.merge(LegacyLoadTable.id(row, 1), row.getInt(2), Integer::sum));
        }
        return children;
    }

    private static Set<UUID> ids(Stream<UUID> ids) {
        return ids.filter(java.util.Objects::nonNull).collect(Collectors.toSet());
    }

    private Map<UUID, UUID> found(UUID load, String space, Collection<UUID> keys) {
        var found = new HashMap<UUID, UUID>();
        asked(
                "SELECT key_value, row_id FROM legacy_dry_keys WHERE load_id = ? AND space = ? AND key_value IN (%s)",
                load, space, keys, row -> found.put(LegacyLoadTable.id(row, 1), LegacyLoadTable.id(row, 2)));
        return found;
    }

    private <T> void asked(String statement, UUID load, String space, Collection<UUID> ids, Sql.Row<T> reading) {
        for (var page : KeyPages.of(ids)) {
            var values = new ArrayList<Object>(List.of(load, space));
            Collections.addAll(values, page);
            sql.list(
                    reading,
                    statement.formatted(String.join(", ", Collections.nCopies(page.length, "?"))),
                    values.toArray());
        }
    }

    public void delete(UUID load) {
        while (UnitOfWork.in(() ->
                        sql.update("DELETE FROM legacy_dry_keys WHERE load_id = ? LIMIT ?", load, ROWS_A_TRANSACTION))
                == ROWS_A_TRANSACTION) {
            continue;
        }
    }
}
