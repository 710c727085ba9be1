package cn.icpfiling.platform.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The data folder of a new MariaDB. Making one takes the server some seconds, so the first test of a checkout makes it and all tests
 * copy it. Several JVMs may ask at once.
 */
final class NewDatabase {
    /** The copies and the servers that run on them have logs of this size, which an empty database does not fill. */
    static final String LOG_SIZE = "--innodb-log-file-size=16M";

    private NewDatabase() {}

    /**
     * @param home where the server stands
     * @param data the folder to make
     * @param log where the server writes what it did
     */
    static void make(Path home, Path data, Path log) {
        try {
            copy(made(home, log), data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> asRoot() {
        return "root".equals(System.getProperty("user.name")) ? List.of("--user=root") : List.of();
    }

    /** Another server of the same checkout has another folder. */
    private static Path made(Path home, Path log) throws IOException {
        var server = Files.getLastModifiedTime(home.resolve("bin/mariadbd")).toMillis();
        var made = home.resolveSibling("mariadb-data-" + server);
        try (var file = FileChannel.open(
                        home.resolveSibling("mariadb-data.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = file.lock()) {
            if (!Files.exists(made)) {
                var begun = Files.createTempDirectory(home.getParent(), "mariadb-data-begun-");
                install(home, begun, log);
                Files.move(begun, made, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return made;
    }

    /**
     * The option for a folder of temporary tables that no other server has. A server that starts deletes all that lie in its folder, and one
     * whose table is gone then ends by signal 11 (11.4.5).
     */
    static String ownTables(Path folder) {
        try {
            return "--tmpdir=" + Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void install(Path home, Path data, Path log) {
        var install = new ArrayList<String>(List.of(
                home + "/scripts/mariadb-install-db",
                "--no-defaults",
                "--basedir=" + home,
                "--datadir=" + data,
                ownTables(data.resolveSibling(data.getFileName() + "-tables")),
                "--skip-test-db",
                "--auth-root-authentication-method=normal",
                LOG_SIZE));
        install.addAll(asRoot());
        OwnedProcess.run(log, install);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
