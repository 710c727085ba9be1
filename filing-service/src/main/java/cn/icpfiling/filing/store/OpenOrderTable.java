package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Counts the open orders, for gauges. Finished orders, which are most, are not touched: the key orders_state has all that is read. */
@ApplicationScoped
public class OpenOrderTable {
    private static final List<OrderState> OPEN =
            Arrays.stream(OrderState.values()).filter(OrderState::isOpen).toList();

    private final Sql sql;

    OpenOrderTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * The orders of a state.
     *
     * @param younger how many changed within each of the durations, in their order
     * @param oldest when the one changed that has not changed for longest; null if all are held
     */
    public record Standing(OrderState state, long count, List<Long> younger, Instant oldest) {}

    /**
     * The states that have open orders. An order that cannot be sent, or that the authority bars, is held: it waits for a person, so it is
     * counted, and has no part in the age, which tells whether the others go on.
     */
    public List<Standing> standings(Instant now, List<Duration> ages) {
        var values = new ArrayList<Object>();
        ages.forEach(age -> values.add(now.minus(age)));
        OPEN.forEach(state -> values.add(state.name()));
        return sql.list(
                row -> standing(row, ages.size()),
                "SELECT o.state, COUNT(*), MIN(CASE WHEN held.order_id IS NULL THEN o.changed_at END)"
                        + ", SUM(o.changed_at > ?)".repeat(ages.size())
                        + " FROM orders o LEFT JOIN (SELECT h.order_id FROM authority_holds h JOIN orders w ON w.id = h.order_id"
                        + " AND w.submission = h.submission AND w.state = 'AWAITING_SUBMISSION' WHERE h.held = TRUE) held"
                        + " ON held.order_id = o.id WHERE o.state IN ("
                        + String.join(", ", Collections.nCopies(OPEN.size(), "?"))
                        + ") GROUP BY o.state",
                values.toArray());
    }

    private static Standing standing(ResultSet row, int ages) throws SQLException {
        var younger = new ArrayList<Long>();
        for (var age = 0; age < ages; age++) {
            younger.add(row.getLong(4 + age));
        }
        var oldest = row.getObject(3, LocalDateTime.class);
        return new Standing(
                OrderState.valueOf(row.getString(1)),
                row.getLong(2),
                younger,
                oldest == null ? null : oldest.toInstant(ZoneOffset.UTC));
    }
}
