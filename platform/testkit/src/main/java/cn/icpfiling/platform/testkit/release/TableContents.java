package cn.icpfiling.platform.testkit.release;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a table holds at one time, to tell what a migration lost of it.
 *
 * @param columns without generated ones
 * @param rows each as text: the bytes of each column in hexadecimal digits, "-" for null
 */
public record TableContents(List<String> columns, List<String> rows) {

    /** Returns the tables of the connection's schema in alphabetical order, without those of Liquibase. */
    public static List<String> tables(Connection connection) throws SQLException {
        return names(
                connection,
                "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"
                        + " AND table_type = 'BASE TABLE' AND table_name NOT LIKE 'DATABASECHANGELOG%' ORDER BY 1");
    }

    /** Returns what the tables hold now. */
    public static Map<String, TableContents> of(Connection connection, Iterable<String> tables) throws SQLException {
        return of(connection, tables, Map.of());
    }

    /** Returns what the same tables hold now in the columns that they had. */
    public static Map<String, TableContents> again(Connection connection, Map<String, TableContents> before)
            throws SQLException {
        return of(connection, before.keySet(), before);
    }

    private static Map<String, TableContents> of(
            Connection connection, Iterable<String> tables, Map<String, TableContents> before) throws SQLException {
        var contents = new LinkedHashMap<String, TableContents>();
        for (var table : tables) {
            contents.put(table, of(connection, table, Optional.ofNullable(before.get(table))));
        }
        return contents;
    }

    private static TableContents of(Connection connection, String table, Optional<TableContents> before)
            throws SQLException {
        var there = names(
                connection,
                "SELECT column_name FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = '"
                        + table + "' AND COALESCE(generation_expression, '') = '' ORDER BY ordinal_position");
        var columns = before.map(then -> then.columns().stream()
                        .filter(Set.copyOf(there)::contains)
                        .toList())
                .orElse(there);
        var values =
                columns.stream().map(name -> "COALESCE(HEX(" + name + "), '-')").toList();
        return new TableContents(
                columns,
                columns.isEmpty()
                        ? List.of()
                        : names(connection, "SELECT CONCAT_WS(' ', " + String.join(", ", values) + ") FROM " + table));
    }

    private static List<String> names(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            var names = new ArrayList<String>();
            while (found.next()) {
                names.add(found.getString(1));
            }
            return names;
        }
    }

    /** Returns each row, column and table of before that is not there after, or has another value; none if nothing was lost. */
    public static List<String> lost(Map<String, TableContents> before, Map<String, TableContents> after) {
        var lost = new ArrayList<String>();
        before.forEach((table, then) -> {
            var now = after.get(table);
            if (!now.columns().equals(then.columns())) {
                lost.add("%s: of %s only %s are there".formatted(table, then.columns(), now.columns()));
                return;
            }
            var left = new HashMap<String, Integer>();
            now.rows().forEach(row -> left.merge(row, 1, Integer::sum));
            then.rows().stream()
                    .filter(row -> left.merge(row, -1, Integer::sum) < 0)
                    .forEach(row -> lost.add(table + ": " + row));
        });
        return lost;
    }
}
