package cn.icpfiling.platform.testkit;

import cn.icpfiling.platform.crypto.IndexedColumn;
import cn.icpfiling.platform.crypto.IndexedColumns;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.Assertions;

/**
 * Compares a service's declared blind indexes with its schema. An undeclared pair would block a key rotation. An index
 * without a second slot would be left under a key that is gone. A column that is unique in one slot must be unique in
 * the other.
 */
public final class IndexedColumnsNamed {
    private IndexedColumnsNamed() {}

    /** @param hashes columns that are named as an index and contain a keyed hash, as table.column */
    public static void assertAll(List<IndexedColumns> service, String... hashes) throws SQLException {
        var named = new TreeSet<String>(Set.of(hashes));
        for (var all : service) {
            for (var pair : all.pairs()) {
                var place = pair.encrypted().table() + "." + pair.index();
                Assertions.assertThat(named.add(place)).as(place).isTrue();
                Assertions.assertThat(named.add(place + "_b")).as(place).isTrue();
                assertUniqueAlike(pair);
            }
        }
        Assertions.assertThat(named)
                .isEqualTo(new TreeSet<>(
                        asked("SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns"
                                + " WHERE table_schema = DATABASE() AND data_type = 'binary'"
                                + " AND (column_name LIKE '%\\_index' OR column_name LIKE '%\\_index\\_b')")));
    }

    /** Also for a unique column that is generated from the index. */
    private static void assertUniqueAlike(IndexedColumn pair) throws SQLException {
        var ofA = uniqueOver(pair.encrypted().table(), pair.index(), pair.index() + "_b");
        var ofB = uniqueOver(pair.encrypted().table(), pair.index() + "_b", "no other");
        Assertions.assertThat(ofB).isEqualTo(ofA.stream().map(key -> key + "_b").toList());
    }

    /**
     * Returns the columns of each unique key whose last column is this one or one generated from it, without the suffix
     * of a slot.
     */
    private static List<String> uniqueOver(String table, String column, String butNot) throws SQLException {
        var made = new ArrayList<String>(List.of(column));
        made.addAll(asked("SELECT column_name FROM information_schema.columns WHERE table_schema = DATABASE()"
                + " AND table_name = '" + table + "' AND generation_expression LIKE '%" + column + "%'"
                + " AND generation_expression NOT LIKE '%" + butNot + "%'"));
        var keys = new ArrayList<String>();
        for (var one : made) {
            keys.addAll(asked(
                    "SELECT GROUP_CONCAT(k.column_name ORDER BY k.seq_in_index) FROM information_schema.statistics k"
                            + " WHERE k.table_schema = DATABASE() AND k.table_name = '" + table
                            + "' AND k.non_unique = 0"
                            + " GROUP BY k.index_name HAVING SUM(k.column_name = '" + one + "') > 0"));
        }
        return keys.stream().sorted().toList();
    }

    private static List<String> asked(String question) throws SQLException {
        var answers = new ArrayList<String>();
        try (var connection = LocalStack.connection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
        }
        return answers;
    }
}
