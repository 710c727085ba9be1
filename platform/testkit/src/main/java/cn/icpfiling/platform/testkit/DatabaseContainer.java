package cn.icpfiling.platform.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * The database of the tests in a container, where the Maven profile "containers" names the script that runs it
 * (deploy/local/database-container.sh); docs/running-on-mysql.md says how.
 */
final class DatabaseContainer {
    private static final String SCRIPT = System.getProperty("icp.test.database.script", "");
    static final boolean IS_WANTED = !SCRIPT.isBlank();

    /** The image may have to be pulled, and it makes its data at each start. */
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private DatabaseContainer() {}

    static OwnedProcess start(Path folder, int port, Path log, Path pidFile) {
        return OwnedProcess.start(log, pidFile, List.of(SCRIPT, "start", Integer.toString(port), folder.toString()));
    }

    static void does(String act, Path folder, int port) {
        OwnedProcess.run(folder.resolve("container.log"), List.of(SCRIPT, act, Integer.toString(port)));
    }

    /** Fails as soon as the script has said that it runs no container, and why, so that a test does not wait for one. */
    static void assertNotRefused(Path log) throws IOException {
        try (var lines = Files.lines(log)) {
            lines.filter(line -> line.startsWith("NOT RUN: ")).findFirst().ifPresent(refusal -> {
                throw new IllegalStateException(refusal);
            });
        }
    }

    /** The script gives the container this host name, so the server in it tells that it is the one that was asked for. */
    static String name(int port) {
        return "icp-test-" + port;
    }

    /**
     * Fails unless the server runs in the container of this port: tests that a built-in server answered are no proof of another database.
     *
     * @return the server as a reader of the tests' output should know it
     */
    static String server(Connection connection, int port) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT @@hostname, @@version")) {
            row.next();
            var host = row.getString(1);
            var version = row.getString(2);
            if (!host.equals(name(port))) {
                throw new IllegalStateException("The tests want a database in the container " + name(port)
                        + ", and a server " + version + " on " + host + " answers at its port.");
            }
            return version + " in the container " + host;
        }
    }

    /** Prints which database the tests of this JVM have: if no JVM of a run prints this line, no test of it has used the container. */
    static void tell(Connection connection, int port, Path log) throws SQLException {
        try (var lines = Files.lines(log)) {
            var image = lines.filter(line ->
                            line.startsWith("The database is ") || line.startsWith("MariaDB stands in for MySQL: "))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("The script does not name its image: " + log));
            System.out.println(image + ", " + server(connection, port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
