package cn.icpfiling.bench.service;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;

/**
 * The statements that the database has counted so far.
 *
 * @param rows statements that read or change rows
 * @param all the same, with COMMIT, SET and all others
 */
public record Statements(long rows, long all) {

    static Statements soFar(Connection connection) throws SQLException {
        var counted = new HashMap<String, Long>();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("SHOW GLOBAL STATUS WHERE Variable_name IN"
                        + " ('Com_select', 'Com_insert', 'Com_update', 'Com_delete', 'Questions')")) {
            while (result.next()) {
                counted.put(result.getString(1), result.getLong(2));
            }
        }
        long all = counted.remove("Questions");
        return new Statements(
                counted.values().stream().mapToLong(Long::longValue).sum(), all);
    }

    Statements since(Statements before) {
        return new Statements(rows - before.rows, all - before.all);
    }
}
