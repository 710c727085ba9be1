package cn.icpfiling.platform.testkit;

import cn.icpfiling.platform.history.HistoryLookup;
import cn.icpfiling.platform.history.HistorySource;
import cn.icpfiling.platform.history.HistoryTable;
import cn.icpfiling.platform.history.HistoryTable.Where;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;

/**
 * Finds statements of a history that no index answers, by the plans of the test kit's database, and tables whose
 * templates name a column that their statement does not have.
 */
public final class HistoryPlans {

    private static final int KEYS = 2;
    private static final LocalDateTime MOMENT = LocalDateTime.of(2026, 1, 1, 0, 0);
    private static final List<Object> VALUES = List.of("00", "01", MOMENT, MOMENT, "", 10);
    private static final List<String> FIXED = List.of("at", "place", "what");
    private static final Pattern LABEL = Pattern.compile("\\{(\\w+)}");
    private static final HistoryTable WITHOUT_INDEX = HistoryTable.of(
            "CANARY",
            "SELECT e.at AS at, HEX(e.id) AS place, e.act AS what FROM audit_entries e",
            Where.of("e.outcome", "e.at", "HEX(e.id)", "canary"));

    private HistoryPlans() {}

    /** Fails with each statement that would read a whole table, and if a statement without an index passed. */
    public static void assertIndexed(HistorySource source) throws SQLException {
        var without = new ArrayList<String>();
        for (var lookup : source.lookups()) {
            without.addAll(unindexed(lookup));
        }
        for (var table : source.tables()) {
            without.addAll(unindexed(table));
            Assertions.assertThat(labels(table)).as(table.select()).containsAll(named(table));
        }
        Assertions.assertThat(without).as("statements without an index").isEmpty();
        Assertions.assertThat(unindexed(WITHOUT_INDEX)).as("the canary").hasSize(1);
        Assertions.assertThat(labels(WITHOUT_INDEX).containsAll(named(WITHOUT_INDEX.link("/{object_id}"))))
                .as("the canary's column that its statement lacks")
                .isFalse();
    }

    private static List<String> unindexed(HistoryLookup lookup) throws SQLException {
        return unindexed(lookup.bounded(KEYS), List.of("00", "01"));
    }

    private static List<String> unindexed(HistoryTable table) throws SQLException {
        return unindexed(table.bounded(KEYS), VALUES);
    }

    /** The columns of the statement, which runs with keys that do not exist. */
    private static List<String> labels(HistoryTable table) throws SQLException {
        try (var connection = LocalStack.connection();
                var statement = connection.prepareStatement(table.bounded(KEYS))) {
            bind(statement, VALUES);
            try (var rows = statement.executeQuery()) {
                var columns = rows.getMetaData();
                var labels = new ArrayList<String>();
                for (var i = 1; i <= columns.getColumnCount(); i++) {
                    labels.add(columns.getColumnLabel(i));
                }
                return labels;
            }
        }
    }

    private static List<String> named(HistoryTable table) {
        var named = new ArrayList<>(FIXED);
        for (var template : Stream.of(table.evidence(), table.link())
                .filter(Objects::nonNull)
                .toList()) {
            LABEL.matcher(template).results().forEach(label -> named.add(label.group(1)));
        }
        return named;
    }

    /** Each table of a plan must have an index that fits its condition; small tables may be read without it all the same. */
    private static List<String> unindexed(String statement, List<Object> values) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = LocalStack.connection();
                var plan = connection.prepareStatement("EXPLAIN " + statement)) {
            bind(plan, values);
            try (var rows = plan.executeQuery()) {
                while (rows.next()) {
                    if (rows.getString("table") != null && rows.getString("possible_keys") == null) {
                        found.add(rows.getString("table") + ": " + statement);
                    }
                }
            }
        }
        return found;
    }

    private static void bind(PreparedStatement statement, List<Object> values) throws SQLException {
        for (var i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
    }
}
