package cn.icpfiling.account.history;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.HistoryPlans;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** ADR 0045: what this service knows of a filing, for the trace. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class AccountHistoryApiTest {

    private static final Instant AT = Instant.parse("2026-11-29T01:00:00.000001Z");

    @Inject
    Sql sql;

    @Test
    void the_deliveries_of_an_orders_events_are_found_by_the_order() {
        var order = Ids.next();
        var owner = Ids.next();
        var event = Ids.next();
        var endpoint = Ids.next();
        var delivery = Ids.next();
        sql.update(
                "INSERT INTO account_events (owner_id, number, about_id, event_id, type, sequence, ids, occurred_at, recorded_at)"
                        + " VALUES (?, 1, ?, ?, 'filing.order.completed', 9, ?, ?, ?)",
                owner,
                order,
                event,
                "{\"orderId\":\"" + order + "\",\"subjectId\":\"" + Ids.next() + "\"}",
                AT,
                AT);
        sql.update(
                "INSERT INTO webhook_endpoints (id, owner_id, url, types, description, state, secret, created_at, version)"
                        + " VALUES (?, ?, 'https://a.example/', '[]', '', 'ACTIVE', 'x', ?, 0)",
                endpoint,
                owner,
                AT);
        sql.update(
                "INSERT INTO webhook_deliveries (id, endpoint_id, event_id, number, type, body, state, attempts, created_at,"
                        + " decided_at, traceparent) VALUES (?, ?, ?, 1, 'filing.order.completed', '{}', 'DELIVERED', 1, ?, ?,"
                        + " '00-0af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-01')",
                delivery,
                endpoint,
                event,
                AT,
                AT.plusSeconds(1));

        new Caller()
                .as(Caller.serviceToken())
                .contentType("application/json")
                .body(Map.of("ids", Map.of("order", List.of(order)), "limit", 10))
                .post("/internal/history-entries")
                .then()
                .statusCode(200)
                .body("entries.kind", contains("WEBHOOK", "WEBHOOK"))
                .body("entries.what", contains("filing.order.completed", "DELIVERED"))
                .body("entries[0].objectId", equalTo(delivery.toString()))
                .body("entries[1].told.details.endpoint", equalTo(endpoint.toString()))
                .body("entries[1].traceId", equalTo("0af7651916cd43dd8448eb211c80319c"))
                .body("whole", equalTo(true));
    }

    @Test
    void every_statement_has_an_index() throws SQLException {
        HistoryPlans.assertIndexed(new AccountHistory(null));
    }
}
