package cn.icpfiling.sandbox.authority;

import cn.icpfiling.sandbox.clock.TestClock;
import cn.icpfiling.sandbox.store.Sql;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The uploaded records and their states at the authority. */
@ApplicationScoped
class Orders {

    private final Sql sql;
    private final TestClock clock;
    private final ObjectMapper json;

    Orders(Sql sql, TestClock clock, ObjectMapper json) {
        this.sql = sql;
        this.clock = clock;
        this.json = json;
    }

    void add(UploadGroup group, XmlElement record, long sequence) {
        var baxh = record.value("Baxh");
        if (!baxh.matches("[0-9A-Za-z]{1,64}")) {
            // without it no error could be reported to the provider
            throw new IspRefusal(IspCode.UNREADABLE, "Baxh 缺失或不合规则");
        }
        try {
            sql.update(
                    """
                    INSERT INTO authority_orders (baxh, group_name, data_sequence, state, record, received_at)
                    VALUES (?, ?, ?, ?, ?, ?)""",
                    baxh,
                    group.element(),
                    sequence,
                    OrderState.RECEIVED.name(),
                    json.writeValueAsString(record),
                    clock.now());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record could not be written", e);
        }
    }

    List<Long> in(OrderState state) {
        return sql.list(
                row -> row.number("id"),
                "SELECT id FROM authority_orders WHERE state = ? ORDER BY id LIMIT 200",
                state.name());
    }

    List<Long> in(String baxh, OrderState state) {
        return sql.list(
                row -> row.number("id"),
                "SELECT id FROM authority_orders WHERE baxh = ? AND state = ? ORDER BY id",
                baxh,
                state.name());
    }

    /** Returns whether the authority would have taken its time. */
    boolean takeNoTime(String baxh) {
        return sql.update(
                        "UPDATE authority_orders SET review_until = NULL WHERE baxh = ? AND state = ? AND review_until > ?",
                        baxh,
                        OrderState.UNDER_REVIEW.name(),
                        clock.now())
                > 0;
    }

    List<Long> dueForDecision() {
        return sql.list(row -> row.number("id"), """
                SELECT id FROM authority_orders WHERE state = ? AND decide_at <= ?
                  AND (review_until IS NULL OR review_until <= ?) ORDER BY id LIMIT 200""", OrderState.UNDER_REVIEW.name(), clock.machineNow(), clock.now());
    }

    /** Locks the order until the transaction ends. Empty if its state has changed. */
    Optional<Order> lock(long id, OrderState state) {
        return sql.first(
                this::read, "SELECT * FROM authority_orders WHERE id = ? AND state = ? FOR UPDATE", id, state.name());
    }

    /** Returns the state of an earlier upload of the same order that is open or granted. */
    Optional<OrderState> earlier(Order order) {
        return sql.first(row -> OrderState.valueOf(row.text("state")), """
                SELECT state FROM authority_orders WHERE baxh = ? AND id < ?
                  AND state IN ('RECEIVED', 'SMS_PENDING', 'UNDER_REVIEW', 'GRANTED') ORDER BY id DESC LIMIT 1""", order.baxh(), order.id());
    }

    Optional<String> baxhOf(long id) {
        return sql.first(row -> row.text("baxh"), "SELECT baxh FROM authority_orders WHERE id = ?", id);
    }

    void become(long id, OrderState state) {
        sql.update("UPDATE authority_orders SET state = ? WHERE id = ?", state.name(), id);
    }

    void awaitCodes(long id, Instant deadline) {
        sql.update(
                "UPDATE authority_orders SET state = ?, sms_deadline = ? WHERE id = ?",
                OrderState.SMS_PENDING.name(),
                deadline,
                id);
    }

    /**
     * @param decideAt machine time
     * @param reviewUntil time of the test clock; null if the authority does not take its time
     */
    void awaitDecision(long id, Instant decideAt, Instant reviewUntil) {
        sql.update(
                "UPDATE authority_orders SET state = ?, decide_at = ?, review_until = ? WHERE id = ?",
                OrderState.UNDER_REVIEW.name(),
                decideAt,
                reviewUntil,
                id);
    }

    private Order read(Sql.Row row) throws SQLException {
        try {
            return new Order(
                    row.number("id"),
                    row.text("baxh"),
                    row.number("data_sequence"),
                    UploadedFiling.of(
                            UploadGroup.named(row.text("group_name")).orElseThrow(),
                            json.readValue(row.text("record"), XmlElement.class)),
                    row.time("sms_deadline"));
        } catch (JsonProcessingException e) {
            throw new SQLException("a stored record could not be read", e);
        }
    }

    /** One upload of an order. {@code baxh} is the provider's order, the same at each upload. */
    record Order(long id, String baxh, long sequence, UploadedFiling filing, Instant smsDeadline) {}
}
