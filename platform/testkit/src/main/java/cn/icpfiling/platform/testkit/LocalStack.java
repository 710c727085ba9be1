package cn.icpfiling.platform.testkit;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
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
                var database = freePort();
                var broker = freePort();
                shared.setProperty(FOLDER, folder.toString());
                shared.setProperty(DATABASE_PORT, Integer.toString(database));
                shared.setProperty(BROKER_PORT, Integer.toString(broker));
                try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                    var topics = threads.submit(() -> {
                        if (withBroker) {
                            startBroker(folder, broker, freePort());
                            makeTopics(folder);
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
        return "jdbc:mysql://127.0.0.1:" + System.getProperty(DATABASE_PORT) + "/" + SCHEMA;
    }

    /** Returns a connection of the service's own user, to check the rows that the service wrote. */
    public static Connection connection() throws SQLException {
        return DriverManager.getConnection(
                jdbcUrl() + "?connectionTimeZone=UTC&cacheServerConfiguration=true", USER, PASSWORD);
    }

    /** Returns a connection of the server's owner, who may do what no service may. It has no default schema. */
    public static Connection ownersConnection() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mysql://127.0.0.1:" + System.getProperty(DATABASE_PORT)
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
            DatabaseContainer.does("pause", folder(), Integer.getInteger(DATABASE_PORT));
        } else {
            signal("mariadb", "-STOP");
        }
    }

    public static void resumeDatabase() {
        if (DatabaseContainer.IS_WANTED) {
            DatabaseContainer.does("resume", folder(), Integer.getInteger(DATABASE_PORT));
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
        return "jdbc:mysql://127.0.0.1:" + System.getProperty(DATABASE_PORT) + "/?connectTimeout=1000";
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
    static Path root() {
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

    private static Path laidOut(String name) {
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

    private static void startBroker(Path folder, int port, int controller) {
        var java = System.getProperty("java.home") + "/bin/java";
        var classPath = laidOut("kafka-lib") + "/*";
        var settings = folder.resolve("kafka.properties");
        try {
            Files.writeString(
                    settings,
                    Files.readString(root().resolve("deploy/local/server.properties"))
                            + """

                            listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                            advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                            controller.quorum.bootstrap.servers=127.0.0.1:%2$d
                            log.dirs=%3$s
                            """.formatted(port, controller, folder.resolve("kafka")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var small = List.of(java, "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classPath);
        var format = new ArrayList<String>(small);
        format.addAll(List.of("kafka.tools.StorageTool", "format", "--standalone", "--cluster-id", clusterId()));
        format.addAll(List.of("--config", settings.toString()));
        OwnedProcess.run(folder.resolve("kafka-format.log"), format);
        var run = new ArrayList<String>(small);
        run.add(
                run.size() - 2,
                "-Djava.util.logging.config.file=" + root().resolve("deploy/local/kafka-logging.properties"));
        run.addAll(List.of("kafka.Kafka", settings.toString()));
        OWNED.add(OwnedProcess.start(folder.resolve("kafka.log"), folder.resolve("kafka.pid"), run));
    }

    private static String clusterId() {
        var id = new byte[16];
        new SecureRandom().nextBytes(id);
        id[0] = (byte) (id[0] & 0x3f); // an id must not begin with a dash
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }

    private static void makeSchema(Path folder) {
        try (var root = patiently(
                        folder.resolve("mariadb.log"), () -> DriverManager.getConnection(rootUrl(), "root", ""));
                var statement = root.createStatement()) {
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

    private static void makeTopics(Path folder) {
        try (var admin =
                Admin.create(Map.of("bootstrap.servers", bootstrapServers(), "reconnect.backoff.max.ms", "200"))) {
            var file = new YAMLMapper()
                    .readTree(root().resolve("deploy/base/topics.yaml").toFile());
            var topics = new ArrayList<NewTopic>();
            for (var topic : file.path("topics")) {
                topics.add(new NewTopic(
                                topic.path("name").asText(),
                                topic.path("partitions")
                                        .asInt(file.path("partitions").asInt()),
                                (short) 1)
                        .configs(Map.of("cleanup.policy", topic.path("cleanup").asText("delete"))));
            }
            patiently(folder.resolve("kafka.log"), () -> {
                try {
                    return admin.createTopics(topics).all().get(30, TimeUnit.SECONDS);
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof TopicExistsException) {
                        return null; // an attempt that was not answered in time had made them
                    }
                    throw e;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Attempt<T> {
        T get() throws Exception;
    }

    private static <T> T patiently(Path log, Attempt<T> attempt) {
        var result = new AtomicReference<T>();
        try {
            Awaitility.await()
                    .atMost(PATIENCE)
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

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
