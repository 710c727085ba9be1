package cn.icpfiling.platform.testkit;

import cn.icpfiling.platform.crypto.EncryptedColumn;
import cn.icpfiling.platform.crypto.EncryptedColumns;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.Assertions;

/**
 * Compares a service's declared encrypted columns with its schema. An undeclared column would block a key rotation, and
 * a column that does not exist would stop it.
 */
public final class EncryptedColumnsNamed {
    private static final Set<String> OF_THE_PLATFORM =
            Set.of("key_checks.check_value", "inbox_parked_events.record_value");

    private EncryptedColumnsNamed() {}

    /** @param others binary columns without encrypted fields, as table.column */
    public static void assertAll(EncryptedColumns service, String... others) throws SQLException {
        var expected = new TreeSet<String>(binaryColumns());
        expected.removeAll(OF_THE_PLATFORM);
        var named = new TreeSet<String>(Set.of(others));
        for (var column : service.columns()) {
            Assertions.assertThat(named.add(column.place())).as(column.place()).isTrue();
            assertReadable(column);
        }
        Assertions.assertThat(named).isEqualTo(expected);
    }

    private static Set<String> binaryColumns() throws SQLException {
        var columns = new TreeSet<String>();
        try (var connection = LocalStack.connection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns"
                                + " WHERE table_schema = DATABASE()"
                                + " AND data_type IN ('varbinary', 'tinyblob', 'blob', 'mediumblob', 'longblob')")) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        return columns;
    }

    private static void assertReadable(EncryptedColumn column) throws SQLException {
        try (var connection = LocalStack.connection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT " + column.key() + ", " + column.row() + ", "
                        + column.column() + " FROM " + column.table() + " LIMIT 0")) {
            Assertions.assertThat(rows.getMetaData().getColumnCount()).isEqualTo(3);
        }
    }
}
