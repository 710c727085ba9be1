package cn.icpfiling.legacy.store;

import cn.icpfiling.legacy.rows.JudgedRow;
import cn.icpfiling.legacy.rows.RowFault;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.database.JsonText;
import cn.icpfiling.platform.database.Sql;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The rows that were not stored. A row is encrypted as a whole before it is written; its faults show masked values. */
@ApplicationScoped
public class SetAsideTable {
    private static final String TABLE = "legacy_set_aside_rows";
    private static final String COLUMNS =
            "SELECT id, kind, file_id, file_ordinal, line, faults, found_at, delete_after, content FROM legacy_set_aside_rows";

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

    /** A row that was set aside, as it is shown; the values are read only to reveal them. */
    public record SetAside(
            UUID id,
            String kind,
            UUID fileId,
            int file,
            long line,
            List<RowFault> faults,
            Instant foundAt,
            Instant deleteAfter) {}

    /** A row with its values in clear. */
    public record Revealed(SetAside row, String[] values) {
        @Override
        public String toString() {
            return "Revealed[" + row.line() + "]";
        }
    }

    public void add(UUID load, UUID file, int ordinal, String kind, List<JudgedRow> rows, Instant at) {
        bulk.batch(
                "INSERT INTO legacy_set_aside_rows (id, load_id, file_id, kind, file_ordinal, line, code, faults, content,"
                        + " found_at, delete_after) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows.stream()
                        .map(row -> {
                            var line = row.raw().line();
                            var id = UUID.nameUUIDFromBytes((file + "|" + line).getBytes(StandardCharsets.UTF_8));
                            return new Object[] {
                                id,
                                load,
                                file,
                                kind,
                                ordinal,
                                line,
                                row.faults().getFirst().code().name(),
                                JsonText.write(row.faults()),
                                cipher.encrypt(
                                        TABLE,
                                        "content",
                                        id,
                                        JsonText.write(Arrays.asList(row.raw().values()))),
                                at,
                                at.plus(keep)
                            };
                        })
                        .toList());
    }

    /** @param after file and line of the row before; 0 and 0 for the first */
    public List<SetAside> page(UUID load, int afterFile, long afterLine, int atMost) {
        return sql.list(
                row -> row(row),
                COLUMNS + " WHERE load_id = ? AND (file_ordinal > ? OR (file_ordinal = ? AND line > ?))"
                        + " ORDER BY file_ordinal, line LIMIT ?",
                load,
                afterFile,
                afterFile,
                afterLine,
                atMost);
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

    /** Returns the rows of one kind in clear, some at a time. */
    public List<Revealed> reveal(UUID load, String kind, int afterFile, long afterLine, int atMost) {
        return sql.list(
                row -> {
                    var id = LegacyLoadTable.id(row, 1);
                    var values = JsonText.readList(
                            cipher.decrypt(TABLE, "content", id, row.getBytes(9)),
                            new TypeReference<List<String>>() {});
                    return new Revealed(row(row), values.toArray(String[]::new));
                },
                COLUMNS + " WHERE load_id = ? AND kind = ? AND (file_ordinal > ? OR (file_ordinal = ? AND line > ?))"
                        + " ORDER BY file_ordinal, line LIMIT ?",
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

    /** Deletes rows whose retention has ended; returns how many. */
    public int forget(Instant now, int atMost) {
        return sql.update("DELETE FROM legacy_set_aside_rows WHERE delete_after <= ? LIMIT ?", now, atMost);
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
                LegacyLoadTable.at(row, 8));
    }
}
