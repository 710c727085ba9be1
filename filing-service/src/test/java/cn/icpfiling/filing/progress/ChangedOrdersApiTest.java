package cn.icpfiling.filing.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Partner;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A partner keeps a copy of its orders: it lists what has changed since a time, the oldest change first. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class ChangedOrdersApiTest {

    private static final String ORDERS = "/api/v1/orders";

    @Inject
    Sql sql;

    private final Partner partner = new Partner();

    @Test
    void an_order_that_changes_goes_to_the_end_of_the_list() {
        var one = partner.customer();
        var first = one.drafts(Applicant.domain("ok"));
        var second = partner.customer().drafts(Applicant.domain("ok"));
        since("2026-01-01T00:00:00Z").then().statusCode(200).body("items.orderId", contains(first, second));
        var seen = since("2026-01-01T00:00:00Z").<String>path("items[1].changedAt");

        one.entersSubject(first, Map.of("name", "北京另一科技有限公司")).then().statusCode(200);

        since("2026-01-01T00:00:00Z").then().body("items.orderId", contains(second, first));
        since(seen).then().body("items.orderId", contains(second, first));
        var last = since(seen).<String>path("items[1].changedAt");
        since(last).then().body("items.orderId", contains(first));
        since(Instant.parse(last).plusNanos(1000).toString()).then().body("items", hasSize(0));
        since("2026-01-01T00:00:00+08:00").then().body("items", hasSize(2));
        partner.call()
                .queryParam("changedSince", "2026-01-01T00:00:00Z")
                .queryParam("state", "COMPLETED")
                .get(ORDERS)
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void pages_follow_one_another_also_within_one_moment() {
        var orders = new ArrayList<String>();
        for (var count = 0; count < 5; count++) {
            orders.add(partner.customer().drafts(Applicant.domain("ok")));
        }
        sql.update("UPDATE orders SET changed_at = '2026-11-01 00:00:00' WHERE partner = ?", partner.id);

        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var request = partner.call().queryParam("limit", 2).queryParam("changedSince", "2026-11-01T00:00:00Z");
            var page = (cursor == null ? request : request.queryParam("cursor", cursor)).get(ORDERS);
            seen.addAll(page.path("items.orderId"));
            cursor = page.path("next");
        } while (cursor != null);

        assertThat(seen).isEqualTo(orders);
    }

    @Test
    void a_cursor_is_good_for_its_time_alone_and_a_malformed_time_is_refused() {
        partner.customer().drafts(Applicant.domain("ok"));
        partner.customer().drafts(Applicant.domain("ok"));
        var cursor = partner.call()
                .queryParam("limit", 1)
                .queryParam("changedSince", "2026-01-01T00:00:00Z")
                .get(ORDERS)
                .<String>path("next");

        partner.call()
                .queryParam("limit", 1)
                .queryParam("changedSince", "2026-01-02T00:00:00Z")
                .queryParam("cursor", cursor)
                .get(ORDERS)
                .then()
                .statusCode(400)
                .body("code", is("INVALID_CURSOR"));
        partner.call()
                .queryParam("cursor", cursor)
                .get(ORDERS)
                .then()
                .statusCode(400)
                .body("code", is("INVALID_CURSOR"));
        for (var malformed : List.of("yesterday", "2026-01-01", "+999999999-01-01T00:00:00Z")) {
            since(malformed).then().statusCode(400).body("errors.pointer", contains("/query/changedSince"));
        }
    }

    /** A planner that has ten rows to choose from reads them all; told to use the index, it says what that would be. */
    @Test
    void a_page_is_a_range_of_an_index_and_is_not_sorted() {
        partner.customer().drafts(Applicant.domain("ok"));

        assertThat(plan("orders_partner_changed", "partner = ?", partner.id))
                .startsWith("orders_partner_changed range")
                .doesNotContain("filesort");
        assertThat(plan("orders_holder_changed", "holder = ?", Ids.next())).doesNotContain("filesort");
        assertThat(plan("orders_changed", "TRUE"))
                .startsWith("orders_changed range")
                .doesNotContain("filesort");
        assertThat(plan("orders_partner", "partner = ?", partner.id))
                .as("a plan that sorts is noticed")
                .contains("filesort");
    }

    private String plan(String index, String where, Object... values) {
        return sql.list(
                        row -> row.getString("key") + " " + row.getString("type") + " " + row.getString("Extra"),
                        "EXPLAIN SELECT * FROM orders FORCE INDEX (" + index + ") WHERE " + where
                                + " AND changed_at >= ? ORDER BY changed_at, id LIMIT 51",
                        Stream.concat(Stream.of(values), Stream.of(Instant.parse("2026-01-01T00:00:00Z")))
                                .toArray())
                .getFirst();
    }

    private Response since(String time) {
        return partner.call().queryParam("changedSince", time).get(ORDERS);
    }
}
