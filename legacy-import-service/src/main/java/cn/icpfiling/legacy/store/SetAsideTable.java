package cn.icpfiling.legacy.store;

import cn.icpfiling.legacy.core.LegacyState;
import cn.icpfiling.legacy.core.SetAsideState;
import cn.icpfiling.legacy.rows.AsideRow;
import cn.icpfiling.legacy.rows.LoadKind;
import cn.icpfiling.legacy.rows.RawRow;
import cn.icpfiling.legacy.rows.RowFault;
import cn.icpfiling.legacy.rows.RowPlace;
import cn.icpfiling.legacy.rows.RowSource;
import cn.icpfiling.legacy.rows.WaitingKeys;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.database.JsonText;
import cn.icpfiling.platform.database.Sql;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The rows that were not stored. A row is encrypted as a whole before it is written; its faults show masked values. */
@ApplicationScoped
public class SetAsideTable {
    private static final String TABLE = "legacy_set_aside_rows";
    /** A row with the stored filing that it names, directly or by its site. */
    private static final String ROWS =
            "SELECT r.id, r.kind, r.file_id, r.file_ordinal, r.line, r.faults, r.found_at, r.delete_after, r.content, r.state,"
                    + " f.id, f.state FROM legacy_set_aside_rows r LEFT JOIN legacy_sites s ON s.id = r.site_id"
                    + " LEFT JOIN legacy_filings f ON f.id = COALESCE(r.filing_id, s.filing_id)";

    private static final String AFTER = " AND (r.file_ordinal > ? OR (r.file_ordinal = ? AND r.line > ?))";
    private static final String IN_ORDER = " ORDER BY r.file_ordinal, r.line LIMIT ?";

    /** The pages of a load; a test reads their plans. */
    static final String PAGE = ROWS + " WHERE r.load_id = ?" + AFTER + IN_ORDER;

    /**
     * COALESCE keeps the joins outer ones: of inner ones, the server may read a small table whole, and then sorts the rows. The key has no
     * state of filings, so rows of filings that no longer wait are walked, with two reads of a key each, until the page is full.
     */
    static final String HOLDING_PAGE = ROWS + " WHERE r.load_id = ? AND r.may_hold = 1" + AFTER
            + " AND COALESCE(f.state, '') = 'WAITING'" + IN_ORDER;

    private final Sql sql;
    private final BulkRows bulk;
    private final FieldCipher cipher;
    private final Duration keep;

    SetAsideTable(
            Sql sql,
            BulkRows bulk,
            FieldCipher cipher,
            @ConfigProperty(name = "icp.legacy.loads.keep-set-aside") Duration keep) {
        this.sql = sql;
        this.bulk = bulk;
        this.cipher = cipher;
        this.keep = keep;
    }

    /**
     * A row that was set aside, as it is shown; the values are read only to reveal them.
     *
     * @param filing the stored filing that it names, or null
     * @param holds whether the filing waits for it
     */
    public record SetAside(
            UUID id,
            String kind,
            UUID fileId,
            int file,
            long line,
            List<RowFault> faults,
            Instant foundAt,
            Instant deleteAfter,
            SetAsideState state,
            UUID filing,
            boolean holds) {}

    /**
     * A row with its values in clear.
     *
     * @param source its text, if it could not be read; null otherwise
     */
    public record Revealed(SetAside row, List<String> values, RowSource source) {
        @Override
        public String toString() {
            return "Revealed[" + row.line() + "]";
        }
    }

    private record Encrypted(SetAside shown, byte[] content) {}

    /** A row that stands there already stays: a replica of the last release may have counted the rows of the file otherwise. */
    public void add(UUID load, UUID file, int ordinal, String kind, List<AsideRow> rows, Instant at) {
        bulk.batch(
                "INSERT INTO legacy_set_aside_rows (id, load_id, file_id, kind, file_ordinal, line, code, faults, content,"
                        + " found_at, delete_after, state, row_id, filing_id, site_id)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE id = id",
                rows.stream()
                        .map(row -> {
                            var judged = row.judged();
                            var line = judged.raw().line();
                            var id = UUID.nameUUIDFromBytes((file + "|" + line).getBytes(StandardCharsets.UTF_8));
                            return new Object[] {
                                id,
                                load,
                                file,
                                kind,
                                ordinal,
                                line,
                                judged.faults().getFirst().code().name(),
                                JsonText.write(judged.faults()),
                                cipher.encrypt(TABLE, "content", id, JsonText.write(content(judged.raw()))),
                                at,
                                at.plus(keep),
                                row.state().name(),
                                row.keys().row(),
                                row.keys().filing(),
                                row.keys().site()
                            };
                        })
                        .toList());
    }

    /** The values by column; behind them the text of a row that could not be read, and how much of it is cut. */
    private static List<String> content(RawRow raw) {
        var content = new ArrayList<>(Arrays.asList(raw.values()));
        if (raw.source() != null) {
            content.add(raw.source().text());
            content.add(Long.toString(raw.source().cut()));
        }
        return content;
    }

    private static Revealed revealed(SetAside row, List<String> content) {
        var columns = LoadKind.valueOf(row.kind()).columns().size();
        return new Revealed(
                row,
                content.subList(0, columns),
                content.size() == columns
                        ? null
                        : new RowSource(content.get(columns), Long.parseLong(content.get(columns + 1))));
    }

    /** The keys of the rows of a kind that wait now. */
    public WaitingKeys waiting(String kind) {
        return new WaitingKeys(sql.list(
                row -> LegacyLoadTable.id(row, 1),
                "SELECT row_id FROM legacy_set_aside_rows WHERE kind = ? AND state = 'WAITING' AND row_id IS NOT NULL LIMIT ?",
                kind,
                WaitingKeys.MOST + 1));
    }

    /**
     * Notes that rows stand for what was set aside before.
     *
     * @param stored the ids of rows that are stored now
     * @param places the rows that they name as the ones that they correct
     */
    public void correct(String kind, Collection<UUID> stored, Collection<RowPlace> places, Instant at) {
        var corrected = new HashSet<>(waiting("row_id IN ", List.of(kind), stored));
        places.stream()
                .collect(Collectors.groupingBy(
                        place -> List.of(place.load(), place.file()),
                        Collectors.mapping(RowPlace::line, Collectors.toSet())))
                .forEach((file, lines) -> corrected.addAll(waiting(
                        "load_id = ? AND file_ordinal = ? AND line IN ",
                        List.of(kind, file.getFirst(), file.getLast()),
                        lines)));
        if (!corrected.isEmpty()) {
            var values = new ArrayList<Object>(List.of(at));
            values.addAll(corrected);
            sql.update(
                    "UPDATE legacy_set_aside_rows SET state = 'CORRECTED', settled_at = ? WHERE state = 'WAITING' AND id IN "
                            + places(corrected),
                    values.toArray());
        }
    }

    private List<UUID> waiting(String which, List<?> first, Collection<?> keys) {
        var values = new ArrayList<Object>(first);
        values.addAll(keys);
        return keys.isEmpty()
                ? List.of()
                : sql.list(
                        row -> LegacyLoadTable.id(row, 1),
                        "SELECT id FROM legacy_set_aside_rows WHERE kind = ? AND state = 'WAITING' AND " + which
                                + places(keys),
                        values.toArray());
    }

    private static String places(Collection<?> values) {
        return "(" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")";
    }

    /** Locks the row until the transaction ends, and returns its state as it is then. */
    public Optional<SetAsideState> locked(UUID load, UUID row) {
        return sql.first(
                found -> SetAsideState.valueOf(found.getString(1)),
                "SELECT state FROM legacy_set_aside_rows WHERE id = ? AND load_id = ? FOR UPDATE",
                row,
                load);
    }

    public SetAside show(UUID row) {
        return sql.first(SetAsideTable::row, ROWS + " WHERE r.id = ?", row).orElseThrow();
    }

    /** Gives a row up that waits. Call it under the lock of the row. */
    public void abandon(UUID row, Instant at) {
        sql.update(
                "UPDATE legacy_set_aside_rows SET state = 'ABANDONED', settled_at = ? WHERE id = ? AND state = 'WAITING'",
                at,
                row);
    }

    /**
     * Returns rows in the order of their files.
     *
     * @param holding whether only rows are wanted that hold a filing back
     * @param afterFile file and line of the row before; 0 and 0 for the first
     */
    public List<SetAside> page(UUID load, boolean holding, int afterFile, long afterLine, int atMost) {
        return sql.list(
                SetAsideTable::row, holding ? HOLDING_PAGE : PAGE, load, afterFile, afterFile, afterLine, atMost);
    }

    /**
     * Rows of one kind that one answer may hold.
     *
     * @param rows how many; at least one if there is any
     * @param isLast whether no row follows
     */
    public record Extent(int rows, boolean isLast) {}

    /** Returns how many of the next rows have together at most so many bytes. The encrypted rows are read by their length only. */
    public Extent extent(UUID load, String kind, int afterFile, long afterLine, int mostRows, long mostBytes) {
        var sizes = sql.list(
                row -> row.getLong(1),
                "SELECT OCTET_LENGTH(content) FROM legacy_set_aside_rows"
                        + " WHERE load_id = ? AND kind = ? AND (file_ordinal > ? OR (file_ordinal = ? AND line > ?))"
                        + " ORDER BY file_ordinal, line LIMIT ?",
                load,
                kind,
                afterFile,
                afterFile,
                afterLine,
                mostRows + 1);
        var rows = 0;
        var bytes = 0L;
        while (rows < Math.min(sizes.size(), mostRows) && (rows == 0 || bytes + sizes.get(rows) <= mostBytes)) {
            bytes += sizes.get(rows++);
        }
        return new Extent(rows, rows == sizes.size());
    }

    /**
     * Shows rows of one kind in clear, in the order of their files.
     *
     * @param show takes a row, and returns whether the next one is decrypted
     */
    public void reveal(UUID load, String kind, int afterFile, long afterLine, int atMost, Predicate<Revealed> show) {
        for (var row : encrypted(load, kind, afterFile, afterLine, atMost)) {
            var content = JsonText.readList(
                    cipher.decrypt(TABLE, "content", row.shown().id(), row.content()),
                    new TypeReference<List<String>>() {});
            if (!show.test(revealed(row.shown(), content))) {
                return;
            }
        }
    }

    private List<Encrypted> encrypted(UUID load, String kind, int afterFile, long afterLine, int atMost) {
        return sql.list(
                row -> new Encrypted(row(row), row.getBytes(9)),
                ROWS + " WHERE r.load_id = ? AND r.kind = ?" + AFTER + IN_ORDER,
                load,
                kind,
                afterFile,
                afterFile,
                afterLine,
                atMost);
    }

    /** Counts rows by the kind of file and the first code of each. */
    public Map<String, Map<String, Long>> counts(UUID load) {
        var counts = new LinkedHashMap<String, Map<String, Long>>();
        sql.list(
                        row -> List.<Object>of(row.getString(1), row.getString(2), row.getLong(3)),
                        "SELECT kind, code, COUNT(*) FROM legacy_set_aside_rows WHERE load_id = ? GROUP BY kind, code"
                                + " ORDER BY kind, code",
                        load)
                .forEach(row -> counts.computeIfAbsent((String) row.get(0), _ -> new LinkedHashMap<>())
                        .put((String) row.get(1), (Long) row.get(2)));
        return counts;
    }

    /**
     * Deletes rows whose retention has ended; returns how many. A row that waits stays as long as its filing may still be handed
     * over without it: it is as old as the filing's other rows then. One that names no filing stays as long as the filings of its
     * load wait for their release.
     */
    public int forget(Instant now, int atMost) {
        var over = sql.list(
                row -> LegacyLoadTable.id(row, 1),
                "SELECT r.id FROM legacy_set_aside_rows r LEFT JOIN legacy_sites s ON s.id = r.site_id"
                        + " LEFT JOIN legacy_filings f ON f.id = COALESCE(r.filing_id, s.filing_id)"
                        + " WHERE r.delete_after <= ? AND (r.state <> 'WAITING' OR f.state IN ('CLAIMED', 'IMPORTED')"
                        + " OR f.id IS NULL AND NOT (r.filing_id IS NULL AND r.site_id IS NULL"
                        + " AND r.kind IN ('SITES', 'DOMAINS', 'PAPERS') AND EXISTS (SELECT 1 FROM legacy_loads l"
                        + " JOIN legacy_load_files g ON g.load_id = l.id AND g.kind = 'SUBJECTS' AND g.rows_new > 0"
                        + " WHERE l.id = r.load_id AND l.released_at IS NULL))) LIMIT ?",
                now,
                atMost);
        return over.isEmpty()
                ? 0
                : sql.update("DELETE FROM legacy_set_aside_rows WHERE id IN " + places(over), over.toArray());
    }

    private static SetAside row(java.sql.ResultSet row) throws java.sql.SQLException {
        return new SetAside(
                LegacyLoadTable.id(row, 1),
                row.getString(2),
                LegacyLoadTable.id(row, 3),
                row.getInt(4),
                row.getLong(5),
                JsonText.readList(row.getString(6), new TypeReference<List<RowFault>>() {}),
                LegacyLoadTable.at(row, 7),
                LegacyLoadTable.at(row, 8),
                SetAsideState.valueOf(row.getString(10)),
                LegacyLoadTable.id(row, 11),
                row.getString(10).equals(SetAsideState.WAITING.name())
                        && LegacyState.WAITING.name().equals(row.getString(12)));
    }
}
