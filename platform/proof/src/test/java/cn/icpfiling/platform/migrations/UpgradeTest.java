package cn.icpfiling.platform.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.migrations.SampleRows.Content;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.release.LastRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.CompositeResourceAccessor;
import liquibase.resource.DirectoryResourceAccessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The oldest schema of each service, the baseline, with rows, is brought to that of the last release, gets rows in each table there, too, in
 * three of five services, and is brought to the newest: each row is there, with each value. The rows are made by chance; no release has
 * written them.
 */
class UpgradeTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();
    private static final Pattern INCLUDED = Pattern.compile("(?m)^\\s*- include:\\s*\\{\\s*file:\\s*(\\S+?)\\s*}");
    private static final Pattern CHANGESET = Pattern.compile("(?m)^--\\s*changeset\\s");
    private static final String BASELINE = "db/0010-baseline.sql";
    private static final int ROWS = 4;

    /** Chance finds no rows for tables of the others whose columns must fit each other, such as provider_networks and legacy_load_files. */
    private static final Set<String> FILLED_AT_THE_RELEASE = Set.of("filing", "verification", "account");

    @ParameterizedTest
    @ValueSource(strings = {"filing", "verification", "inspection", "account", "legacy-import"})
    void rows_of_the_oldest_schema_and_of_the_last_release_are_there_in_the_newest(String service) throws Exception {
        try (var connection = schema(service)) {
            var samples = new SampleRows(connection, 20_261_129);
            var included = included(service);
            var baseline = included.subList(0, included.indexOf(BASELINE) + 1);
            var carried = included.subList(0, released(service, included));
            migrate(connection, service, changes(service, baseline));
            var oldest = filled(connection, samples.fill(1, ROWS));
            migrate(connection, service, changes(service, carried) - changes(service, baseline));
            var last = FILLED_AT_THE_RELEASE.contains(service)
                    ? filled(connection, samples.fill(ROWS + 1, ROWS + ROWS / 2))
                    : oldest;

            migrate(connection, service, Integer.MAX_VALUE);

            assertThat(lost(oldest, now(connection, oldest))).isEmpty();
            assertThat(lost(last, now(connection, last))).isEmpty();
            drop(connection, service);
        }
    }

    private static Map<String, Content> filled(Connection connection, List<String> tables) throws SQLException {
        var contents = SampleRows.contents(connection, tables, Map.of());
        assertThat(contents)
                .allSatisfy(
                        (table, content) -> assertThat(content.rows()).as(table).hasSizeGreaterThanOrEqualTo(ROWS / 2));
        return contents;
    }

    private static Map<String, Content> now(Connection connection, Map<String, Content> before) throws SQLException {
        return SampleRows.contents(connection, before.keySet(), before);
    }

    @Test
    void a_lost_row_a_changed_value_a_dropped_column_and_a_migration_for_empty_tables_are_found() throws Exception {
        try (var connection = schema("canary")) {
            execute(
                    connection,
                    "CREATE TABLE things (id INT NOT NULL PRIMARY KEY, name VARCHAR(9), kind VARCHAR(9), size INT)");
            var tables = new SampleRows(connection, 1).fill(1, ROWS);
            var before = SampleRows.contents(connection, tables, Map.of());
            assertThat(lost(before, SampleRows.contents(connection, tables, before)))
                    .isEmpty();

            assertThatThrownBy(() -> execute(connection, "ALTER TABLE things ADD COLUMN code INT NOT NULL UNIQUE"))
                    .isInstanceOf(SQLException.class);
            execute(connection, "UPDATE things SET size = -7 ORDER BY id LIMIT 1");
            assertThat(lost(before, SampleRows.contents(connection, tables, before)))
                    .hasSize(1);
            execute(connection, "DELETE FROM things ORDER BY id DESC LIMIT 1");
            assertThat(lost(before, SampleRows.contents(connection, tables, before)))
                    .hasSize(2);
            execute(connection, "ALTER TABLE things DROP COLUMN kind");
            assertThat(lost(before, SampleRows.contents(connection, tables, before)))
                    .contains("things: of [id, name, kind, size] only [id, name, size] are there");
            drop(connection, "canary");
        }
    }

    private static List<String> lost(Map<String, Content> before, Map<String, Content> after) {
        var lost = new ArrayList<String>();
        before.forEach((table, then) -> {
            var now = after.get(table);
            if (!now.columns().equals(then.columns())) {
                lost.add("%s: of %s only %s are there".formatted(table, then.columns(), now.columns()));
                return;
            }
            var missing = new ArrayList<>(then.rows());
            now.rows().forEach(missing::remove);
            missing.forEach(row -> lost.add(table + ": " + row));
        });
        return lost;
    }

    private static List<String> included(String service) throws IOException {
        var changelog = Files.readString(resources(service).resolve("db/changelog.yaml"));
        var files = INCLUDED.matcher(changelog)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(files).contains(BASELINE);
        return files;
    }

    /** How many of the files, which come in the order of their numbers, the last release had. */
    private static int released(String service, List<String> included) throws IOException {
        var digests =
                Files.readAllLines(LastRelease.of(ROOT).orElseThrow().folder().resolve("migrations.sha256"));
        var had = included.stream()
                .map(file ->
                        digests.stream().anyMatch(line -> line.endsWith("  " + ROOT.relativize(place(service, file)))))
                .toList();
        assertThat(had.subList(had.indexOf(true), had.lastIndexOf(true) + 1))
                .as("no migration has a number below those of the last release")
                .doesNotContain(false);
        return had.lastIndexOf(true) + 1;
    }

    private static int changes(String service, List<String> files) throws IOException {
        var changes = 0;
        for (var file : files) {
            changes += (int) CHANGESET
                    .matcher(Files.readString(place(service, file)))
                    .results()
                    .count();
        }
        return changes;
    }

    private static Path place(String service, String file) {
        return (file.startsWith("db/platform/") ? ROOT.resolve("platform/data/src/main/resources") : resources(service))
                .resolve(file);
    }

    private static void migrate(Connection connection, String service, int changes) throws Exception {
        var files = new CompositeResourceAccessor(
                new DirectoryResourceAccessor(resources(service)),
                new DirectoryResourceAccessor(ROOT.resolve("platform/data/src/main/resources")));
        var database = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
        var liquibase = new Liquibase("db/changelog.yaml", files, database);
        if (changes == Integer.MAX_VALUE) {
            liquibase.update("");
        } else {
            liquibase.update(changes, "");
        }
        connection.setAutoCommit(true);
    }

    private static Path resources(String service) {
        return ROOT.resolve(service + "-service/src/main/resources");
    }

    private static Connection schema(String name) throws SQLException {
        LocalStack.start();
        var connection = LocalStack.ownersConnection();
        execute(connection, "DROP DATABASE IF EXISTS `upgrade_" + name + "`");
        execute(connection, "CREATE DATABASE `upgrade_" + name + "` CHARACTER SET utf8mb4");
        connection.setCatalog("upgrade_" + name);
        return connection;
    }

    private static void drop(Connection connection, String name) throws SQLException {
        execute(connection, "DROP DATABASE `upgrade_" + name + "`");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
