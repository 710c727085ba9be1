package cn.icpfiling.platform.crypto;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Looks for rows of a schema that a rotation waits for. Most of these places have no key for it, so a table is read from
 * its start: a look stops at the first row, and the next look begins with the place that had it.
 */
final class PlaceScan {
    private final Rows rows;
    /** Where the last look that found rows has found them. */
    private String found = "";

    PlaceScan(Connection connection) {
        this(place -> place.hasRows(connection));
    }

    PlaceScan(Rows rows) {
        this.rows = rows;
    }

    /** Says whether a place has rows. */
    interface Rows {
        boolean in(Place place) throws SQLException;
    }

    /**
     * @param which the condition that its rows fulfil
     * @param values what stands in the condition for each question mark
     */
    record Place(String table, String column, String which, List<byte[]> values) {

        String name() {
            return table + "." + column;
        }

        private boolean hasRows(Connection connection) throws SQLException {
            try (var asked = prepared(connection, "SELECT 1", " LIMIT 1");
                    var rows = asked.executeQuery()) {
                return rows.next();
            }
        }

        private long count(Connection connection) throws SQLException {
            try (var asked = prepared(connection, "SELECT COUNT(*)", "");
                    var rows = asked.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }

        private PreparedStatement prepared(Connection connection, String what, String end) throws SQLException {
            var asked = connection.prepareStatement(what + " FROM `" + table + "` WHERE " + which + end);
            for (var n = 0; n < values.size(); n++) {
                asked.setBytes(n + 1, values.get(n));
            }
            return asked;
        }
    }

    /** Returns whether this one look has found no row in any of the places. */
    boolean isEmpty(List<Place> places) throws SQLException {
        var turn = new ArrayList<>(places);
        Collections.rotate(turn, -first(places));
        for (var place : turn) {
            if (rows.in(place)) {
                found = place.name();
                return false;
            }
        }
        return true;
    }

    private int first(List<Place> places) {
        return IntStream.range(0, places.size())
                .filter(n -> places.get(n).name().equals(found))
                .findFirst()
                .orElse(0);
    }

    /** Returns each place that has rows, and how many. Reads all places as a whole. */
    static List<String> counts(Connection connection, List<Place> places) throws SQLException {
        var counts = new ArrayList<String>();
        for (var place : places) {
            var rows = place.count(connection);
            if (rows > 0) {
                counts.add(place.name() + " " + rows);
            }
        }
        return counts;
    }
}
