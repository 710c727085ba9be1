package cn.icpfiling.platform.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A real MariaDB and a real Kafka for the tests of this JVM, on free ports, from the files that deploy/local installed.
 * Started once, by the first class loader that asks. System properties hold their addresses.
 */
public final class LocalStack {
    static final String SCHEMA = "icp_test";
    static final String USER = "icp_test";
    static final String DDL_USER = "icp_test_ddl";
    static final String PASSWORD = "rows-only";
    static final String DDL_PASSWORD = "tables-too";

    private static final String FOLDER = "icp.test.stack.folder";
    private static final String DATABASE_PORT = "icp.test.stack.database-port";
    private static final String BROKER_PORT = "icp.test.stack.broker-port";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** The connection to be killed has ended by itself. */
    private static final int NO_SUCH_THREAD = 1094;

    private static final List<OwnedProcess> OWNED = new CopyOnWriteArrayList<>();

    private LocalStack() {}

    /** Starts both unless they are running. */
    public static void start() {
        start(true);
    }

    /** Starts only the database, for a module that uses no broker. */
    public static void startWithoutBroker() {
        start(false);
    }

    private static void start(boolean withBroker) {
        // A constant is one object for all class loaders of the JVM; the properties' own lock is wanted by the thread
        // of the broker.
        synchronized (FOLDER) {
            var shared = System.getProperties();
            if (shared.getProperty(FOLDER) == null) {
                var folder = newFolder();
                var database = FreePorts.next();
                var broker = FreePorts.next();
                shared.setProperty(FOLDER, folder.toString());
                shared.setProperty(DATABASE_PORT, Integer.toString(database));
                shared.setProperty(BROKER_PORT, Integer.toString(broker));
                try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                    var topics = threads.submit(() -> {
                        if (withBroker) {
                            OWNED.add(NewBroker.start(folder, broker, FreePorts.next()));
                            NewBroker.makeTopics(folder, bootstrapServers());
                        }
                    });
                    startDatabase(folder, database);
                    makeSchema(folder);
                    topics.get();
                } catch (ExecutionException e) {
                    throw new IllegalStateException(e.getCause());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    /** JDBC URL of the test schema. */
    public static String jdbcUrl() {
        return "jdbc:mysql://127.0.0.1:" + databasePort() + "/" + SCHEMA;
    }

    /** Returns a connection of the service's own user, to check the rows that the service wrote. */
    public static Connection connection() throws SQLException {
        return DriverManager.getConnection(
                jdbcUrl() + "?connectionTimeZone=UTC&cacheServerConfiguration=true", USER, PASSWORD);
    }

    static int databasePort() {
        return Integer.getInteger(DATABASE_PORT);
    }

    /** Returns a connection of the server's owner, who may do what no service may. It has no default schema. */
    public static Connection ownersConnection() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mysql://127.0.0.1:" + databasePort()
                        + "/?connectionTimeZone=UTC&rewriteBatchedStatements=true&allowMultiQueries=true",
                "root",
                "");
    }

    /** The folder in which the service under test stores the anchors of its audit. */
    public static Path anchors() {
        return folder().resolve("anchors");
    }

    public static String bootstrapServers() {
        return "127.0.0.1:" + System.getProperty(BROKER_PORT);
    }

    public static Path folder() {
        return Path.of(System.getProperty(FOLDER));
    }

    /** Suspends the broker: connections stay open, but no request is answered. */
    public static void pauseBroker() {
        signal("kafka", "-STOP");
    }

    public static void resumeBroker() {
        signal("kafka", "-CONT");
    }

    /** Suspends the database: connections stay open and are opened, but no statement is answered. */
    public static void pauseDatabase() {
        if (DatabaseContainer.IS_WANTED) {
            DatabaseContainer.does("pause", folder(), databasePort());
        } else {
            signal("mariadb", "-STOP");
        }
    }

    public static void resumeDatabase() {
        if (DatabaseContainer.IS_WANTED) {
            DatabaseContainer.does("resume", folder(), databasePort());
        } else {
            signal("mariadb", "-CONT");
        }
    }

    /** Kills every connection of the service, as when the database dies. New connections succeed. */
    public static void cutDatabaseConnections() {
        try (var root = DriverManager.getConnection(rootUrl(), "root", "");
                var statement = root.createStatement()) {
            var connections = new ArrayList<Long>();
            try (var rows = statement.executeQuery(
                    "SELECT id FROM information_schema.processlist WHERE user = '" + USER + "'")) {
                while (rows.next()) {
                    connections.add(rows.getLong(1));
                }
            }
            for (var connection : connections) {
                kill(statement, connection);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void kill(Statement statement, long connection) throws SQLException {
        try {
            statement.execute("KILL CONNECTION " + connection);
        } catch (SQLException e) {
            if (e.getErrorCode() != NO_SUCH_THREAD) {
                throw e;
            }
        }
    }

    private static String rootUrl() {
        return "jdbc:mysql://127.0.0.1:" + databasePort() + "/?connectTimeout=1000";
    }

    private static void signal(String process, String signal) {
        try {
            var pid = Files.readString(folder().resolve(process + ".pid")).strip();
            OwnedProcess.run(folder().resolve("signal.log"), List.of("kill", signal, pid));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the root of the checkout, which contains deploy/. */
    public static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("deploy/base/topics.yaml"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException(
                    "no deploy/base/topics.yaml above " + Path.of("").toAbsolutePath());
        }
        return folder;
    }

    static Path laidOut(String name) {
        var folder = root().resolve("deploy/local/target").resolve(name);
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException(
                    folder + " is missing: build deploy/local first (mvn -pl deploy/local install)");
        }
        return folder;
    }

    private static Path newFolder() {
        try {
            var folder = Path.of(
                            "target/local-stack",
                            Long.toString(ProcessHandle.current().pid()))
                    .toAbsolutePath();
            deleteAll(folder);
            Files.createDirectories(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(folder), "local-stack-end"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(Path folder) {
        if (FrozenData.IS_WANTED) {
            FrozenData.write(laidOut("mariadb"), databasePort());
        }
        OWNED.forEach(OwnedProcess::end);
        try {
            deleteAll(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void startDatabase(Path folder, int port) {
        if (DatabaseContainer.IS_WANTED) {
            OWNED.add(DatabaseContainer.start(
                    folder, port, folder.resolve("mariadb.log"), folder.resolve("mariadb.pid")));
            return;
        }
        var home = laidOut("mariadb").toString();
        var data = folder.resolve("db").toString();
        NewDatabase.make(Path.of(home), Path.of(data), folder.resolve("mariadb-install.log"));
        var run = new ArrayList<String>(List.of(
                home + "/bin/mariadbd",
                "--defaults-file=" + root().resolve("deploy/local/my.cnf"),
                "--basedir=" + home,
                "--datadir=" + data,
                NewDatabase.ownTables(folder.resolve("mariadb.tables")),
                "--port=" + port,
                "--socket=" + shortSocket(port),
                "--pid-file=" + folder.resolve("mariadbd.own.pid"),
                "--innodb-flush-log-at-trx-commit=0",
                "--innodb-buffer-pool-size=32M",
                NewDatabase.LOG_SIZE));
        run.addAll(NewDatabase.asRoot());
        OWNED.add(OwnedProcess.start(folder.resolve("mariadb.log"), folder.resolve("mariadb.pid"), run));
    }

    /** The operating system limits the length of a socket's path, and a checkout's path may be longer. */
    private static Path shortSocket(int port) {
        return Path.of(System.getProperty("java.io.tmpdir"), "icp-test-" + port + ".sock");
    }

    private static void makeSchema(Path folder) {
        var log = folder.resolve("mariadb.log");
        try (var root = patiently(log, () -> connectionOfANewServer(log));
                var statement = root.createStatement()) {
            if (DatabaseContainer.IS_WANTED) {
                DatabaseContainer.tell(root, databasePort(), log);
            }
            for (var line : List.of(
                    "CREATE DATABASE " + SCHEMA + " CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
                    "CREATE USER " + USER + "@'127.0.0.1' IDENTIFIED BY '" + PASSWORD + "'",
                    "GRANT SELECT, INSERT, UPDATE, DELETE ON " + SCHEMA + ".* TO " + USER + "@'127.0.0.1'",
                    "CREATE USER " + DDL_USER + "@'127.0.0.1' IDENTIFIED BY '" + DDL_PASSWORD + "'",
                    "GRANT ALL PRIVILEGES ON " + SCHEMA + ".* TO " + DDL_USER + "@'127.0.0.1'")) {
                statement.execute(line);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connectionOfANewServer(Path log) throws IOException, SQLException {
        if (DatabaseContainer.IS_WANTED) {
            DatabaseContainer.assertNotRefused(log);
        }
        return DriverManager.getConnection(rootUrl(), "root", "");
    }

    interface Attempt<T> {
        T get() throws Exception;
    }

    /** Tries until the process, whose log is named, has come up. */
    static <T> T patiently(Path log, Attempt<T> attempt) {
        var result = new AtomicReference<T>();
        try {
            Awaitility.await()
                    .atMost(DatabaseContainer.IS_WANTED ? DatabaseContainer.PATIENCE : PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(100))
                    .ignoreExceptionsMatching(e -> e instanceof SQLException
                            || e instanceof ExecutionException
                            || e instanceof TimeoutException)
                    .until(() -> {
                        result.set(attempt.get());
                        return true;
                    });
        } catch (ConditionTimeoutException e) {
            throw new IllegalStateException("did not come up; its log ends:\n" + OwnedProcess.tail(log), e);
        }
        return result.get();
    }
}
