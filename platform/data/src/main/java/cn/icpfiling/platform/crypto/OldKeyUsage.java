package cn.icpfiling.platform.crypto;

import cn.icpfiling.platform.crypto.PlaceScan.Place;
import com.google.crypto.tink.KeysetHandle;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
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
    private final PlaceScan scan;

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
        this.scan = new PlaceScan(connection);
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

    /**
     * Returns whether this one look has found nothing: in the service's count of files, and in every column that can
     * hold encrypted values, also undeclared ones.
     */
    boolean isNone(LocalDateTime since) throws SQLException {
        return inFiles(since).isEmpty() && scan.isEmpty(places());
    }

    /** Returns what is left, and how much. Reads all columns as a whole, so only a rotation that gives up asks. */
    String told(LocalDateTime since) throws SQLException {
        var left = new ArrayList<>(PlaceScan.counts(connection, inColumns()));
        left.addAll(inFiles(since));
        left.addAll(PlaceScan.counts(connection, inSlots()));
        return left.isEmpty() ? "what has gone since the last look" : String.join(", ", left);
    }

    private List<String> inFiles(LocalDateTime since) throws SQLException {
        var left = ofFiles.isPresent() ? leftOver(since) : 0;
        if (left == 0) {
            return List.of();
        }
        return List.of(left < 0 ? "files not looked through yet" : "files " + left);
    }

    private List<Place> places() throws SQLException {
        var places = new ArrayList<>(inColumns());
        places.addAll(inSlots());
        return places;
    }

    private List<Place> inSlots() throws SQLException {
        return ofIndex.isPresent() ? slots.lacking(ofIndex.get()) : List.of();
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

    private List<Place> inColumns() throws SQLException {
        var older = new ArrayList<byte[]>();
        for (var keyset : keysets) {
            for (var i = 0; i < keyset.size() - 1; i++) {
                older.add(EncryptionKey.of(keyset.getAt(i)).prefix());
            }
        }
        return older.isEmpty() ? List.of() : startingWith(older);
    }

    private List<Place> startingWith(List<byte[]> prefixes) throws SQLException {
        var marks = String.join(", ", Collections.nCopies(prefixes.size(), "?"));
        var places = new ArrayList<Place>();
        try (var asked = connection.prepareStatement(
                        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = DATABASE()"
                                + " AND data_type IN ('varbinary', 'tinyblob', 'blob', 'mediumblob', 'longblob')");
                var rows = asked.executeQuery()) {
            while (rows.next()) {
                var column = rows.getString(2);
                var which = "LEFT(`" + column + "`, " + EncryptionKey.PREFIX + ") IN (" + marks + ")";
                places.add(new Place(rows.getString(1), column, which, prefixes));
            }
        }
        return places;
    }
}
