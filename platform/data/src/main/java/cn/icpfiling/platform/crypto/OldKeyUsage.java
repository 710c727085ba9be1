package cn.icpfiling.platform.crypto;

import com.google.crypto.tink.KeysetHandle;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds data of one service that older keys encrypted, or that lacks the newer index value. */
final class OldKeyUsage {
    private final String service;
    private final List<KeysetHandle> keysets;
    private final Optional<EncryptionKey> ofFiles;
    private final Optional<EncryptionKey> ofIndex;
    private final IndexSlots slots;
    private final Connection connection;
    private String told = "";

    OldKeyUsage(Path keys, String service, List<KeysetFiles.Use> uses, Connection connection) {
        this.service = service;
        this.keysets = uses.stream()
                .filter(use -> use != KeysetFiles.Use.INDEX)
                .map(use -> KeysetFiles.read(keys, service, use))
                .toList();
        this.ofFiles = newest(keys, service, uses, KeysetFiles.Use.STREAM);
        this.ofIndex = newest(keys, service, uses, KeysetFiles.Use.INDEX);
        this.slots = new IndexSlots(connection);
        this.connection = connection;
    }

    private static Optional<EncryptionKey> newest(
            Path keys, String service, List<KeysetFiles.Use> uses, KeysetFiles.Use use) {
        return uses.contains(use)
                ? Optional.of(EncryptionKey.newest(KeysetFiles.read(keys, service, use)))
                : Optional.empty();
    }

    String service() {
        return service;
    }

    String told() {
        return told;
    }

    /** Checks every column that can hold encrypted values, also undeclared ones, and the service's count of files. */
    List<String> finds(LocalDateTime since) throws SQLException {
        var found = new ArrayList<String>(inColumns());
        if (ofFiles.isPresent()) {
            var left = leftOver(since);
            if (left != 0) {
                found.add(left < 0 ? "files not looked through yet" : "files " + left);
            }
        }
        if (ofIndex.isPresent()) {
            found.addAll(slots.lacking(ofIndex.get()));
        }
        told = String.join(", ", found);
        return found;
    }

    boolean hasPassSince(LocalDateTime since) throws SQLException {
        return ofFiles.isEmpty() || leftOver(since) >= 0;
    }

    /** Negative if no pass over the files has begun since the given time. */
    private int leftOver(LocalDateTime since) throws SQLException {
        try (var asked = connection.prepareStatement(
                "SELECT left_over FROM key_file_passes WHERE key_id = ? AND began_at >= ?")) {
            asked.setInt(1, ofFiles.orElseThrow().id());
            asked.setObject(2, since);
            try (var rows = asked.executeQuery()) {
                return rows.next() ? rows.getInt(1) : -1;
            }
        }
    }

    LocalDateTime now() throws SQLException {
        try (var asked = connection.prepareStatement("SELECT UTC_TIMESTAMP(6)");
                var rows = asked.executeQuery()) {
            rows.next();
            return rows.getObject(1, LocalDateTime.class);
        }
    }

    private List<String> inColumns() throws SQLException {
        var older = new ArrayList<EncryptionKey>();
        for (var keyset : keysets) {
            for (var i = 0; i < keyset.size() - 1; i++) {
                older.add(EncryptionKey.of(keyset.getAt(i)));
            }
        }
        var found = new ArrayList<String>();
        for (var column : binaryColumns()) {
            for (var key : older) {
                var rows = count(column[0], column[1], key);
                if (rows > 0) {
                    found.add(column[0] + "." + column[1] + " " + rows);
                }
            }
        }
        return found;
    }

    private List<String[]> binaryColumns() throws SQLException {
        var columns = new ArrayList<String[]>();
        try (var asked = connection.prepareStatement(
                        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = DATABASE()"
                                + " AND data_type IN ('varbinary', 'tinyblob', 'blob', 'mediumblob', 'longblob')");
                var rows = asked.executeQuery()) {
            while (rows.next()) {
                columns.add(new String[] {rows.getString(1), rows.getString(2)});
            }
        }
        return columns;
    }

    private long count(String table, String column, EncryptionKey key) throws SQLException {
        try (var asked = connection.prepareStatement("SELECT COUNT(*) FROM `" + table + "` WHERE LEFT(`" + column
                + "`, " + EncryptionKey.PREFIX + ") = ?")) {
            asked.setBytes(1, key.prefix());
            try (var rows = asked.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
