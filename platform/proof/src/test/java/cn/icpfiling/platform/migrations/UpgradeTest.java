package cn.icpfiling.platform.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.release.LastRelease;
import cn.icpfiling.platform.testkit.release.ReleasedData;
import cn.icpfiling.platform.testkit.release.TableContents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The oldest schema of each service, the baseline, with rows, is brought to that of the last release, gets rows in each table there, too, and
 * is brought to the newest: each row is there, with each value. The rows are made by chance, so each table has some; LastReleaseDataApiTest of
 * each service has those that the last release wrote.
 */
class UpgradeTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();
    private static final Pattern INCLUDED = Pattern.compile("(?m)^\\s*- include:\\s*\\{\\s*file:\\s*(\\S+?)\\s*}");
    private static final Pattern CHANGESET = Pattern.compile("(?m)^--\\s*changeset\\s");
    private static final String BASELINE = "db/0010-baseline.sql";
    private static final int ROWS = 4;

    /**
     * The tables of which replicas of 0.1.0 select all columns by a prepared statement. While they run beside the newest schema, its result
     * must not get another column: the driver would end in an error within the answer. A new column of them is INVISIBLE.
     */
    private static final Map<String, List<String>> READ_IN_ALL_COLUMNS =
            Map.of("verification", List.of("domain_standings", "order_cases"), "account", List.of("notices"));

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
            var last = filled(connection, samples.fill(ROWS + 1, ROWS + ROWS / 2));
            var selected = selected(connection, READ_IN_ALL_COLUMNS.getOrDefault(service, List.of()));

            migrate(connection, service, ReleasedData.ALL);

            assertThat(selected(connection, List.copyOf(selected.keySet()))).isEqualTo(selected);
            assertThat(lost(connection, oldest)).isEmpty();
            assertThat(lost(connection, last)).isEmpty();
            drop(connection, service);
        }
    }

    private static Map<String, TableContents> filled(Connection connection, List<String> tables) throws SQLException {
        var contents = TableContents.of(connection, tables);
        assertThat(contents)
                .allSatisfy(
                        (table, content) -> assertThat(content.rows()).as(table).hasSizeGreaterThanOrEqualTo(ROWS / 2));
        return contents;
    }

    private static List<String> lost(Connection connection, Map<String, TableContents> before) throws SQLException {
        return TableContents.lost(before, TableContents.again(connection, before));
    }

    @Test
    void a_lost_row_a_changed_value_a_dropped_column_and_a_migration_for_empty_tables_are_found() throws Exception {
        try (var connection = schema("canary")) {
            execute(
                    connection,
                    "CREATE TABLE things (id INT NOT NULL PRIMARY KEY, name VARCHAR(9), kind VARCHAR(9), size INT)");
            var tables = new SampleRows(connection, 1).fill(1, ROWS);
            var before = TableContents.of(connection, tables);
            assertThat(lost(connection, before)).isEmpty();

            assertThatThrownBy(() -> execute(connection, "ALTER TABLE things ADD COLUMN code INT NOT NULL UNIQUE"))
                    .isInstanceOf(SQLException.class);
            execute(connection, "UPDATE things SET size = -7 ORDER BY id LIMIT 1");
            assertThat(lost(connection, before)).hasSize(1);
            execute(connection, "DELETE FROM things ORDER BY id DESC LIMIT 1");
            assertThat(lost(connection, before)).hasSize(2);
            var selected = selected(connection, List.of("things"));
            execute(connection, "ALTER TABLE things ADD COLUMN hidden DATETIME(6) NULL INVISIBLE");
            assertThat(selected(connection, List.of("things"))).isEqualTo(selected);
            execute(connection, "ALTER TABLE things ADD COLUMN seen DATETIME(6) NULL");
            assertThat(selected(connection, List.of("things"))).isNotEqualTo(selected);
            execute(connection, "ALTER TABLE things DROP COLUMN kind");
            assertThat(lost(connection, before))
                    .contains("things: of [id, name, kind, size] only [id, name, size] are there");
            drop(connection, "canary");
        }
    }

    /** Which columns each of these tables shows to {@code SELECT *}. */
    private static Map<String, List<String>> selected(Connection connection, List<String> tables) throws SQLException {
        var selected = new TreeMap<String, List<String>>();
        for (var table : tables) {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT * FROM " + table + " WHERE FALSE")) {
                var columns = new ArrayList<String>();
                for (var column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    columns.add(rows.getMetaData().getColumnName(column));
                }
                selected.put(table, columns);
            }
        }
        return selected;
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
        ReleasedData.migrate(connection, ROOT, service + "-service", changes);
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
