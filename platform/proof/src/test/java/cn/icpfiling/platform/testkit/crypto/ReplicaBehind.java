package cn.icpfiling.platform.testkit.crypto;

import cn.icpfiling.platform.crypto.BlindIndex;
import cn.icpfiling.platform.database.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** Another replica, which looks at the files of the keys when it is told to and works with what it saw until then. */
final class ReplicaBehind {
    private static final Pattern PRIMARY = Pattern.compile("\"primaryKeyId\":\\s*(\\d+)");
    private static final Pattern KEY = Pattern.compile("\"status\":\\s*\"ENABLED\",\\s*\"keyId\":\\s*(\\d+)");
    private static final List<String> ROTATED = List.of("fields", "stream", "index");

    private final Path keys;
    private final Path seen;
    private final Sql sql;
    private volatile BlindIndex index;

    ReplicaBehind(Path keys, Sql sql) throws IOException {
        this.keys = keys;
        this.seen = Files.createTempDirectory("replica");
        this.sql = sql;
    }

    BlindIndex index() {
        return index;
    }

    /** From now on it works with what the files say now; it says so afterwards, as every replica does. */
    void looks() throws IOException {
        var known = new ArrayList<String>();
        var encrypting = new ArrayList<String>();
        var folder = Files.createTempDirectory(seen, "look");
        for (var use : ROTATED) {
            var keyset = Files.readString(keys.resolve("test-" + use + ".json"));
            Files.writeString(folder.resolve("test-" + use + ".json"), keyset);
            encrypting.addAll(hex(PRIMARY, keyset));
            known.addAll(hex(KEY, keyset));
        }
        index = BlindIndex.reading(folder, "test");
        sql.update(
                "REPLACE INTO key_holders (holder, field_key, file_key, index_key, known, seen_at)"
                        + " VALUES ('a-replica-behind', ?, ?, ?, ?, UTC_TIMESTAMP(6) + INTERVAL 1 HOUR)",
                encrypting.get(0),
                encrypting.get(1),
                encrypting.get(2),
                String.join(",", known));
    }

    private static List<String> hex(Pattern what, String keyset) {
        var found = new ArrayList<String>();
        for (var matcher = what.matcher(keyset); matcher.find(); ) {
            found.add(HexFormat.of().toHexDigits(Integer.parseUnsignedInt(matcher.group(1))));
        }
        return found;
    }
}
