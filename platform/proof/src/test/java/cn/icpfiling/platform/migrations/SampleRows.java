package cn.icpfiling.platform.migrations;

import cn.icpfiling.platform.testkit.release.TableContents;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * Rows for each table of a schema that its checks, keys and references accept, found by trying: values by chance, with the words that the
 * checks name, and a few that are given. The same seed gives the same rows.
 */
final class SampleRows {
    private static final int TRIES = 5_000;
    private static final int LONGEST = 30;
    private static final Pattern WORD = Pattern.compile("'([^']*)'");
    private static final LocalDateTime FIRST = LocalDateTime.of(2026, 1, 1, 0, 0);

    private static final Optional<Object> NULL = Optional.empty();

    /** By table and column: values that fit each other, which chance seldom finds. Empty stands for null. */
    private static final Map<String, Map<String, Optional<Object>>> GIVEN = Map.of(
            "provider_networks",
            Map.of(
                    "family", Optional.of(4),
                    "first_address", Optional.of(new byte[] {(byte) 203, 0, 113, 0}),
                    "last_address", Optional.of(new byte[] {(byte) 203, 0, 113, (byte) 255}),
                    "prefix_length", Optional.of(24)),
            "findings",
            Map.of(
                    "state", Optional.of("OPENED"),
                    "notified_at", NULL,
                    "due_on", NULL,
                    "due_provisional", NULL,
                    "due_from", NULL,
                    "due_days", NULL,
                    "remind_on", NULL,
                    "days_left", NULL,
                    "last_day", NULL),
            "legacy_load_files",
            Map.of(
                    "received", Optional.of(5),
                    "total", Optional.of(9),
                    "rows_read", Optional.of(10),
                    "rows_new", Optional.of(4),
                    "rows_changed", Optional.of(3),
                    "rows_same", Optional.of(2),
                    "rows_aside", Optional.of(1)));

    private record Column(String name, String type, long length, boolean nullable, boolean json) {}

    private record Reference(String table, String column) {}

    private record Table(
            String name, List<Column> columns, Map<String, Reference> references, Map<String, List<String>> words) {}

    private final Connection connection;
    private final Random random;

    SampleRows(Connection connection, long seed) {
        this.connection = connection;
        this.random = new Random(seed);
    }

    /**
     * Adds a row with each of these numbers to each table. Returns the tables, those that others refer to first.
     *
     * @param first above those that are there, because a number may be a key
     */
    List<String> fill(int first, int last) throws SQLException {
        var tables = new LinkedHashMap<String, Table>();
        for (var name : TableContents.tables(connection)) {
            tables.put(name, table(name));
        }
        var done = new LinkedHashSet<String>();
        while (done.size() < tables.size()) {
            var next = tables.values().stream()
                    .filter(table -> !done.contains(table.name()))
                    .filter(table -> table.references().values().stream()
                            .map(Reference::table)
                            .allMatch(other -> done.contains(other) || other.equals(table.name())))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("tables refer to each other in a circle"));
            for (var row = first; row <= last; row++) {
                insert(next, row);
            }
            done.add(next.name());
        }
        return List.copyOf(done);
    }

    private void insert(Table table, int row) throws SQLException {
        var parents = new HashMap<String, List<Object>>();
        for (var reference : table.references().entrySet()) {
            parents.put(
                    reference.getKey(),
                    list(
                            "SELECT " + reference.getValue().column() + " FROM "
                                    + reference.getValue().table(),
                            1));
        }
        SQLException refused = null;
        for (var attempt = 0; attempt < TRIES; attempt++) {
            try {
                insertOnce(table, row, parents);
                return;
            } catch (SQLException e) {
                refused = e;
            }
        }
        throw new SQLException("No row was found that " + table.name() + " accepts: " + refused.getMessage(), refused);
    }

    private void insertOnce(Table table, int row, Map<String, List<Object>> parents) throws SQLException {
        var given = GIVEN.getOrDefault(table.name(), Map.of());
        var names = table.columns().stream().map(Column::name).toList();
        var marks = names.stream().map(name -> "?").toList();
        var sql = "INSERT INTO " + table.name() + " (" + String.join(", ", names) + ") VALUES ("
                + String.join(", ", marks) + ")";
        try (var statement = connection.prepareStatement(sql)) {
            for (var place = 0; place < names.size(); place++) {
                var column = table.columns().get(place);
                var words = table.words().getOrDefault(column.name(), List.of());
                statement.setObject(
                        place + 1,
                        given.containsKey(column.name())
                                ? given.get(column.name()).orElse(null)
                                : value(column, row, parents, words));
            }
            statement.executeUpdate();
        }
    }

    private Object value(Column column, int row, Map<String, List<Object>> parents, List<String> words) {
        if (column.nullable() && random.nextBoolean()) {
            return null;
        }
        var parent = parents.get(column.name());
        if (parent != null && !parent.isEmpty()) {
            return parent.get(random.nextInt(parent.size()));
        }
        if (column.json()) {
            return random.nextBoolean() ? "[]" : "{}";
        }
        if (!words.isEmpty() && random.nextInt(5) > 0) {
            return words.get(random.nextInt(words.size()));
        }
        return switch (column.type()) {
            case "binary" -> bytes((int) column.length());
            case "varbinary", "blob", "mediumblob", "longblob" -> bytes((int) Math.min(column.length(), LONGEST));
            case "char", "varchar", "text", "mediumtext", "longtext" -> text(column, row);
            case "date" -> FIRST.toLocalDate().plusDays(random.nextInt(300));
            case "datetime", "timestamp" -> FIRST.plusSeconds(random.nextInt(20_000_000));
            case "time" -> FIRST.toLocalTime().plusSeconds(random.nextInt(80_000));
            case "decimal", "double", "float" -> random.nextInt(90) / 10.0;
            case "tinyint" -> random.nextInt(2);
            default -> random.nextBoolean() ? row : 1 + random.nextInt(5);
        };
    }

    private byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private String text(Column column, int row) {
        var text = new StringBuilder(row + "-" + Long.toString(Math.abs(random.nextLong()), Character.MAX_RADIX));
        while (text.length() < Math.min(column.length(), LONGEST)) {
            text.append(random.nextInt(10));
        }
        return text.substring(0, (int) Math.min(column.length(), text.length()));
    }

    private Table table(String name) throws SQLException {
        var checks = list(
                        "SELECT check_clause FROM information_schema.check_constraints"
                                + " WHERE constraint_schema = DATABASE() AND table_name = '" + name + "'",
                        1)
                .stream()
                .map(Object::toString)
                .toList();
        var columns = new ArrayList<Column>();
        var words = new HashMap<String, List<String>>();
        try (var statement = connection.createStatement();
                var found =
                        statement.executeQuery("SELECT column_name, data_type, COALESCE(character_maximum_length, 0),"
                                + " is_nullable FROM information_schema.columns WHERE table_schema = DATABASE() AND"
                                + " table_name = '"
                                + name
                                + "' AND extra NOT LIKE '%auto_increment%' AND COALESCE(is_generated, 'NEVER') ="
                                + " 'NEVER' ORDER BY ordinal_position")) {
            while (found.next()) {
                var column = found.getString(1);
                var json = checks.stream().anyMatch(check -> check.equals("json_valid(`" + column + "`)"));
                columns.add(new Column(
                        column,
                        found.getString(2),
                        found.getLong(3),
                        found.getString(4).equals("YES"),
                        json));
                words.put(column, words(checks, column));
            }
        }
        return new Table(name, columns, references(name), words);
    }

    private static List<String> words(List<String> checks, String column) {
        return checks.stream()
                .filter(check -> Pattern.compile("`" + column + "` (in|=|<>|not in) ")
                        .matcher(check)
                        .find())
                .flatMap(check -> WORD.matcher(check).results().map(found -> found.group(1)))
                .distinct()
                .toList();
    }

    private Map<String, Reference> references(String name) throws SQLException {
        var references = new HashMap<String, Reference>();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT column_name, referenced_table_name, referenced_column_name"
                        + " FROM information_schema.key_column_usage WHERE table_schema = DATABASE()"
                        + " AND referenced_table_name IS NOT NULL AND table_name = '" + name + "'")) {
            while (found.next()) {
                references.put(found.getString(1), new Reference(found.getString(2), found.getString(3)));
            }
        }
        return references;
    }

    private List<Object> list(String sql, int column) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            var values = new ArrayList<Object>();
            while (found.next()) {
                values.add(found.getObject(column));
            }
            return values;
        }
    }
}
