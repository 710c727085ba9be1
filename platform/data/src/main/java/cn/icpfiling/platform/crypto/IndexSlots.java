package cn.icpfiling.platform.crypto;

import cn.icpfiling.platform.crypto.PlaceScan.Place;
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
    private final PlaceScan scan;

    IndexSlots(Connection connection) {
        this.connection = connection;
        this.scan = new PlaceScan(connection);
    }

    /** Returns where rows would be that have a value of the older key and none of the newer one. */
    List<Place> lacking(EncryptionKey newer) throws SQLException {
        var slot = Slot.of(newer.id());
        var places = new ArrayList<Place>();
        for (var pair : pairs()) {
            places.add(place(
                    pair,
                    "`" + slot.column(pair[1]) + "` IS NULL AND `"
                            + slot.other().column(pair[1]) + "` IS NOT NULL"));
        }
        return places;
    }

    /** Returns whether no row has a value in the slot. */
    boolean isEmpty(Slot slot) throws SQLException {
        return scan.isEmpty(filled(slot));
    }

    /** Returns the columns with rows that have a value in the slot, and how many. */
    String told(Slot slot) throws SQLException {
        return String.join(", ", PlaceScan.counts(connection, filled(slot)));
    }

    private List<Place> filled(Slot slot) throws SQLException {
        var places = new ArrayList<Place>();
        for (var pair : pairs()) {
            places.add(place(pair, "`" + slot.column(pair[1]) + "` IS NOT NULL"));
        }
        return places;
    }

    private static Place place(String[] pair, String which) {
        return new Place(pair[0], pair[1], which, List.of());
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
}
