package cn.icpfiling.platform.testkit.release;

import cn.icpfiling.platform.audit.VerifyAudit;
import cn.icpfiling.platform.testkit.LocalStack;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.CompositeResourceAccessor;
import liquibase.resource.DirectoryResourceAccessor;

/**
 * The rows of a service that the last release's own code wrote, with its keys and the anchors of its audit, brought to the schema of today.
 * {@code ./icp release} froze them in {@code docs/releases/data}.
 */
public final class ReleasedData implements AutoCloseable {
    /** Changes of {@link #migrate} that are all. */
    public static final int ALL = Integer.MAX_VALUE;

    /** Under this name the keysets stand, and values are encrypted and chained. */
    private static final String NAME = "test";

    private static final String SCHEMA = "icp_released";
    private static final String DELIMITER = "DELIMITER ";

    private final Path folder;
    private final String module;
    private final Connection connection;
    private final Map<String, TableContents> written;

    private ReleasedData(Path folder, String module, Connection connection) throws SQLException {
        this.folder = folder;
        this.module = module;
        this.connection = connection;
        this.written = TableContents.of(connection, TableContents.tables(connection));
    }

    /**
     * Loads the rows of a service into a schema of its own beside that of the tests, and migrates it.
     *
     * @param module as filing-service
     */
    public static ReleasedData upgraded(String module) throws IOException, SQLException, LiquibaseException {
        LocalStack.start();
        var last = LastRelease.of(LocalStack.root()).orElseThrow();
        var folder = LocalStack.root().resolve("docs/releases/data").resolve(last.version());
        var connection = LocalStack.ownersConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + SCHEMA);
            statement.execute("CREATE DATABASE " + SCHEMA + " CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci");
        }
        connection.setCatalog(SCHEMA);
        load(connection, folder.resolve(module + ".sql.gz"));
        var data = new ReleasedData(folder, module, connection);
        migrate(connection, LocalStack.root(), module, ALL);
        return data;
    }

    /** Runs the statements of a dump. No line of it ends within a statement as a statement does, because a dump writes line ends in texts as \n. */
    private static void load(Connection connection, Path dump) throws IOException, SQLException {
        try (var lines = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(dump)), StandardCharsets.UTF_8));
                var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            var end = ";";
            var sql = new StringBuilder();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(DELIMITER)) {
                    end = line.substring(DELIMITER.length()).strip();
                } else if (line.endsWith(end)) {
                    statement.execute(
                            sql.append(line, 0, line.length() - end.length()).toString());
                    sql.setLength(0);
                } else {
                    sql.append(line).append('\n');
                }
            }
        }
    }

    /**
     * Runs migrations of a service, as they stand below the root of a work tree, in the connection's schema.
     *
     * @param changes how many of those that did not run yet, or {@link #ALL}
     */
    public static void migrate(Connection connection, Path root, String module, int changes)
            throws IOException, SQLException, LiquibaseException {
        var files = new CompositeResourceAccessor(
                new DirectoryResourceAccessor(root.resolve(module).resolve("src/main/resources")),
                new DirectoryResourceAccessor(root.resolve("platform/data/src/main/resources")));
        var database = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
        var liquibase = new Liquibase("db/changelog.yaml", files, database);
        if (changes == ALL) {
            liquibase.update("");
        } else {
            liquibase.update(changes, "");
        }
        connection.setAutoCommit(true);
    }

    /** Returns the tables that the release had, with what they held. */
    public Map<String, TableContents> written() {
        return written;
    }

    /** Returns what the migrations lost of the rows; none if each is there with each value. */
    public List<String> lost() throws SQLException {
        return TableContents.lost(written, TableContents.again(connection, written));
    }

    /** Returns a look at the values with the release's keys. */
    public ReleasedValues values() {
        return new ReleasedValues(connection, keys(), NAME);
    }

    /** The folder of the release's keysets. */
    public Path keys() {
        return folder.resolve("keys");
    }

    /** Returns what the verifier prints about the audit's chain. The first character is ✓ if it is as it was written. */
    public String audit() {
        var printed = new ByteArrayOutputStream();
        VerifyAudit.run(
                new PrintStream(printed, true, StandardCharsets.UTF_8),
                "root",
                "",
                keys().toString(),
                folder.resolve("anchors").resolve(module).toString(),
                NAME + "=" + LocalStack.jdbcUrl().replaceFirst("/[^/]+$", "/" + SCHEMA));
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** Runs a statement, to see that the looks notice it. */
    void spoil(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection;
                var statement = connection.createStatement()) {
            statement.execute("DROP DATABASE " + SCHEMA);
        }
    }
}
