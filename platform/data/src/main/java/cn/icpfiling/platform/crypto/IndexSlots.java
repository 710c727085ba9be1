package cn.icpfiling.platform.crypto;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the slots of the blind indexes of a schema: every pair of columns, also pairs that the service does not
 * declare.
 */
final class IndexSlots {
    private static final String PAIRS = """
        SELECT a.table_name, a.column_name FROM information_schema.columns a
        JOIN information_schema.columns b ON b.table_schema = a.table_schema AND b.table_name = a.table_name
          AND b.column_name = CONCAT(a.column_name, '_b')
        WHERE a.table_schema = DATABASE() AND a.data_type = 'binary' AND b.data_type = 'binary'
          AND a.column_name LIKE '%\\_index'
        """;

    private final Connection connection;
    private String told = "";

    IndexSlots(Connection connection) {
        this.connection = connection;
    }

    /** Returns the result of the last check. */
    String told() {
        return told;
    }

    /** Returns the columns with rows that have a value of the older key and none of the newer one. */
    List<String> lacking(EncryptionKey newer) throws SQLException {
        var slot = Slot.of(newer.id());
        var found = new ArrayList<String>();
        for (var pair : pairs()) {
            count(
                    pair,
                    "`" + slot.column(pair[1]) + "` IS NULL AND `"
                            + slot.other().column(pair[1]) + "` IS NOT NULL",
                    found);
        }
        told = String.join(", ", found);
        return found;
    }

    /** Returns the columns with rows that have a value in the slot. */
    List<String> filled(Slot slot) throws SQLException {
        var found = new ArrayList<String>();
        for (var pair : pairs()) {
            count(pair, "`" + slot.column(pair[1]) + "` IS NOT NULL", found);
        }
        told = String.join(", ", found);
        return found;
    }

    private List<String[]> pairs() throws SQLException {
        var pairs = new ArrayList<String[]>();
        try (var asked = connection.prepareStatement(PAIRS);
                var rows = asked.executeQuery()) {
            while (rows.next()) {
                pairs.add(new String[] {rows.getString(1), rows.getString(2)});
            }
        }
        return pairs;
    }

    private void count(String[] pair, String which, List<String> found) throws SQLException {
        try (var asked = connection.prepareStatement("SELECT COUNT(*) FROM `" + pair[0] + "` WHERE " + which);
                var rows = asked.executeQuery()) {
            rows.next();
            if (rows.getLong(1) > 0) {
                found.add(pair[0] + "." + pair[1] + " " + rows.getLong(1));
            }
        }
    }
}
