package cn.icpfiling.platform.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.testkit.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.CompositeResourceAccessor;
import liquibase.resource.DirectoryResourceAccessor;
import org.junit.jupiter.api.Test;

/** What an operator runs before the first migration, on one machine and in a cluster. */
class SchemasTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();
    private static final Path OF_ONE_MACHINE = ROOT.resolve("deploy/local/schemas.sql");
    private static final Path OF_A_CLUSTER = ROOT.resolve("deploy/kubernetes/components/mysql/users.sql");
    private static final String SCHEMA = "icp_premade";
    private static final String PASSWORD = "reads-the-audit";

    /** The passwords as the file has them before they are filled in. */
    private static final String OF_FILE = "@PASSWORD@";

    private static final String DDL_OF_FILE = "@DDL_PASSWORD@";

    @Test
    void liquibase_takes_the_change_log_that_was_made_for_it_as_it_is() throws Exception {
        LocalStack.start();
        try (var connection = LocalStack.ownersConnection()) {
            execute(connection, "DROP DATABASE IF EXISTS " + SCHEMA);
            for (var statement : statements(OF_ONE_MACHINE)) {
                execute(connection, statement.replace("@NAME@", "premade"));
            }
            connection.setCatalog(SCHEMA);
            var made = changeLog(connection);
            assertThat(made).contains("PRIMARY KEY (`ID`,`AUTHOR`,`FILENAME`)");

            migrate(connection);
            migrate(connection);

            assertThat(changeLog(connection)).isEqualTo(made);
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT COUNT(*) FROM DATABASECHANGELOG")) {
                rows.next();
                assertThat(rows.getInt(1)).isGreaterThan(10);
            }
            execute(connection, "DROP DATABASE " + SCHEMA);
            execute(connection, "DROP USER icp_premade@'127.0.0.1', icp_premade_ddl@'127.0.0.1'");
        }
    }

    @Test
    void a_service_changes_rows_of_its_own_schema_and_nothing_else() throws Exception {
        LocalStack.start();
        try (var owner = LocalStack.ownersConnection()) {
            execute(owner, "DROP DATABASE IF EXISTS " + SCHEMA);
            execute(owner, "CREATE DATABASE IF NOT EXISTS icp_foreign");
            execute(owner, "CREATE TABLE IF NOT EXISTS icp_foreign.t (id INT PRIMARY KEY)");
            for (var statement : statements(OF_ONE_MACHINE)) {
                execute(owner, statement.replace("@NAME@", "premade"));
            }
            execute(owner, "CREATE TABLE " + SCHEMA + ".t (id INT PRIMARY KEY)");

            asUser(owner, SCHEMA, "icp_premade", OF_FILE, "INSERT INTO t (id) VALUES (1)");
            for (var refused : List.of(
                    "CREATE TABLE u (id INT PRIMARY KEY)",
                    "ALTER TABLE t ADD COLUMN a INT",
                    "DROP TABLE t",
                    "SELECT * FROM icp_foreign.t",
                    "CREATE USER 'x'@'127.0.0.1'")) {
                assertThatThrownBy(() -> asUser(owner, SCHEMA, "icp_premade", OF_FILE, refused))
                        .as(refused)
                        .hasMessageContaining("denied");
            }
            asUser(owner, SCHEMA, "icp_premade_ddl", DDL_OF_FILE, "ALTER TABLE t ADD COLUMN a INT");
            assertThatThrownBy(
                            () -> asUser(owner, SCHEMA, "icp_premade_ddl", DDL_OF_FILE, "SELECT * FROM icp_foreign.t"))
                    .hasMessageContaining("denied");

            execute(owner, "DROP DATABASE icp_foreign");
            execute(owner, "DROP DATABASE " + SCHEMA);
            execute(owner, "DROP USER icp_premade@'127.0.0.1', icp_premade_ddl@'127.0.0.1'");
        }
    }

    @Test
    void a_cluster_gets_the_schema_and_the_change_log_of_one_machine() throws IOException {
        var local = made(OF_ONE_MACHINE);

        assertThat(local).hasSize(2).last().asString().contains("PRIMARY KEY");
        assertThat(made(OF_A_CLUSTER)).isEqualTo(local);
    }

    /** Its rights are given before the first migration makes the tables. */
    @Test
    void a_clusters_verifier_reads_the_tables_of_the_audit_and_nothing_else() throws Exception {
        LocalStack.start();
        try (var owner = LocalStack.ownersConnection()) {
            execute(owner, "CREATE DATABASE icp_verified");
            try {
                for (var statement : statements(OF_A_CLUSTER)) {
                    if (statement.contains("@NAME@_audit'")) {
                        execute(
                                owner,
                                statement
                                        .replace("@NAME@", "verified")
                                        .replace("@AUDIT_PASSWORD@", PASSWORD)
                                        .replace(" REQUIRE SSL", ""));
                    }
                }
                execute(owner, "CREATE TABLE icp_verified.orders (id INT PRIMARY KEY)");
                for (var table : List.of("audit_entries", "audit_chain", "audit_unchained_entries", "audit_anchors")) {
                    assertThatThrownBy(() -> asVerifier(owner, "CREATE TABLE " + table + " (id INT)"))
                            .hasMessageContaining("denied");
                    execute(owner, "CREATE TABLE icp_verified." + table + " (id INT PRIMARY KEY)");
                    asVerifier(owner, "SELECT id FROM " + table);
                    assertThatThrownBy(() -> asVerifier(owner, "DELETE FROM " + table))
                            .hasMessageContaining("denied");
                }
                assertThatThrownBy(() -> asVerifier(owner, "SELECT id FROM orders"))
                        .hasMessageContaining("denied");
            } finally {
                execute(owner, "DROP DATABASE icp_verified");
                execute(owner, "DROP USER IF EXISTS 'icp_verified_audit'@'%'");
            }
        }
    }

    private static void asVerifier(Connection owner, String sql) throws SQLException {
        asUser(owner, "icp_verified", "icp_verified_audit", PASSWORD, sql);
    }

    private static void asUser(Connection owner, String schema, String user, String password, String sql)
            throws SQLException {
        var address = owner.getMetaData().getURL().replaceFirst("(://[^/]+/)[^?]*", "$1" + schema);
        try (var connection = DriverManager.getConnection(address, user, password)) {
            execute(connection, sql);
        }
    }

    private static List<String> made(Path file) throws IOException {
        return statements(file).stream()
                .filter(statement -> statement.matches("(?s)CREATE (?:DATABASE|TABLE) .*"))
                .map(statement -> statement.replace("IF NOT EXISTS ", ""))
                .toList();
    }

    private static List<String> statements(Path file) throws IOException {
        var code = Files.readString(file).replaceAll("(?m)^--.*$", "");
        return Stream.of(code.split(";"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static void migrate(Connection connection) throws Exception {
        var files = new CompositeResourceAccessor(
                new DirectoryResourceAccessor(ROOT.resolve("verification-service/src/main/resources")),
                new DirectoryResourceAccessor(ROOT.resolve("platform/data/src/main/resources")));
        var database = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
        new Liquibase("db/changelog.yaml", files, database).update("");
        connection.setAutoCommit(true);
    }

    private static String changeLog(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SHOW CREATE TABLE DATABASECHANGELOG")) {
            rows.next();
            return rows.getString(2);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
