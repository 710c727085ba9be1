package cn.icpfiling.platform.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * What a release keeps of its tests, in the folder that {@code -Dicp.test.freeze} names: of each module the rows that its tests wrote and the
 * anchors of its audit, and the keys of all. docs/releasing.md says what later sources are proven by with them.
 */
final class FrozenData {
    private static final String FOLDER = System.getProperty("icp.test.freeze", "");
    static final boolean IS_WANTED = !FOLDER.isBlank();

    /** Answers kept for repeats of a request are many, large and all alike; these are enough. */
    private static final String FEWER_ANSWERS =
            "DELETE FROM " + LocalStack.SCHEMA + ".idempotent_requests WHERE id NOT IN"
                    + " (SELECT id FROM (SELECT id FROM " + LocalStack.SCHEMA
                    + ".idempotent_requests ORDER BY id LIMIT 30) AS kept)";

    private FrozenData() {}

    /** One set of keys for all modules, so the release publishes few. */
    static Path keys() {
        return Path.of(FOLDER, "keys");
    }

    /**
     * Dumps the schema of this JVM's tests, which have ended.
     *
     * @param server the folder of the server's programs
     */
    static void write(Path server, int port) {
        var module = Path.of("").toAbsolutePath().getFileName().toString();
        var dump = LocalStack.folder().resolve("frozen.sql");
        try (var connection = LocalStack.ownersConnection();
                var statement = connection.createStatement()) {
            statement.execute(FEWER_ANSWERS);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        OwnedProcess.run(
                LocalStack.folder().resolve("frozen.log"),
                List.of(
                        server + "/bin/mariadb-dump",
                        "--no-defaults",
                        "--host=127.0.0.1",
                        "--port=" + port,
                        "--user=root",
                        "--result-file=" + dump,
                        "--single-transaction",
                        "--hex-blob",
                        "--complete-insert",
                        "--order-by-primary",
                        "--skip-dump-date",
                        "--skip-comments",
                        "--skip-add-drop-table",
                        "--skip-add-locks",
                        "--skip-disable-keys",
                        LocalStack.SCHEMA));
        try {
            try (var packed = new GZIPOutputStream(Files.newOutputStream(Path.of(FOLDER, module + ".sql.gz")))) {
                Files.copy(dump, packed);
            }
            copy(LocalStack.anchors(), Path.of(FOLDER, "anchors", module));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.exists(from)) {
            return;
        }
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var copied = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copied);
                } else {
                    Files.copy(file, copied);
                }
            }
        }
    }
}
