package cn.icpfiling.filing.trace;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStack;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Copies of a row, which a test needs many of. They are deleted in the reverse order in which they were made. */
final class CopiedRows implements AutoCloseable {
    private record Copy(String table, UUID id) {}

    private final List<Copy> copies = new ArrayList<>();
    private final Map<String, List<String>> columns = new HashMap<>();

    /**
     * Copies a row with a new id, which it returns.
     *
     * @param changed the columns that differ
     */
    UUID copy(String table, UUID row, Map<String, Object> changed) throws SQLException {
        var id = Ids.next();
        try (var database = LocalStack.connection()) {
            var names = columns(database, table);
            var values = names.stream()
                    .map(column -> column.equals("id") || changed.containsKey(column) ? "?" : column)
                    .toList();
            try (var insert = database.prepareStatement("INSERT INTO " + table + " (" + String.join(", ", names)
                    + ") SELECT " + String.join(", ", values) + " FROM " + table + " WHERE id = ?")) {
                var at = 1;
                for (var column : names) {
                    if (column.equals("id")) {
                        insert.setBytes(at++, Binary.of(id));
                    } else if (changed.containsKey(column)) {
                        insert.setObject(
                                at++,
                                changed.get(column) instanceof UUID other ? Binary.of(other) : changed.get(column));
                    }
                }
                insert.setBytes(at, Binary.of(row));
                if (insert.executeUpdate() != 1) {
                    throw new IllegalStateException(table + " has no such row");
                }
            }
        }
        copies.addFirst(new Copy(table, id));
        return id;
    }

    private List<String> columns(Connection database, String table) throws SQLException {
        if (!columns.containsKey(table)) {
            var names = new ArrayList<String>();
            try (var asked = database.prepareStatement("SELECT column_name FROM information_schema.columns"
                    + " WHERE table_schema = DATABASE() AND table_name = ? AND extra NOT LIKE '%GENERATED%'")) {
                asked.setString(1, table);
                try (var rows = asked.executeQuery()) {
                    while (rows.next()) {
                        names.add(rows.getString(1));
                    }
                }
            }
            columns.put(table, names);
        }
        return columns.get(table);
    }

    @Override
    public void close() throws SQLException {
        try (var database = LocalStack.connection()) {
            for (var copy : copies) {
                try (var delete = database.prepareStatement("DELETE FROM " + copy.table() + " WHERE id = ?")) {
                    delete.setBytes(1, Binary.of(copy.id()));
                    var _ = delete.executeUpdate();
                }
            }
        }
    }
}
