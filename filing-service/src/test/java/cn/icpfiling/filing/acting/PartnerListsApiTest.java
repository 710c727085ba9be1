package cn.icpfiling.filing.acting;

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
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A partner's lists are of all its customers, or of the one that it names; page by page they cost a range of an index. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class PartnerListsApiTest {

    @Inject
    Sql sql;

    private final Partner partner = new Partner();

    @Test
    void a_list_is_of_all_customers_or_of_the_one_that_is_named() {
        var one = partner.customer();
        var other = partner.customer();
        var orders = List.of(one.drafts(Applicant.domain("ok")), other.drafts(Applicant.domain("ok")));
        var numbers = List.of(one.obtainsNumber(), other.obtainsNumber());

        partner.call().get("/api/v1/orders").then().body("items.orderId", is(orders.reversed()));
        one.call().get("/api/v1/orders").then().body("items.orderId", contains(orders.getFirst()));
        other.call().get("/api/v1/orders").then().body("items.holder", contains(other.account.toString()));
        partner.call().get("/api/v1/service-numbers").then().body("items.number", is(numbers.reversed()));
        one.call().get("/api/v1/service-numbers").then().body("items.number", contains(numbers.getFirst()));
        partner.call()
                .queryParam("state", "COMPLETED")
                .get("/api/v1/orders")
                .then()
                .body("items", hasSize(0));
        partner.call().queryParam("state", "DRAFT").get("/api/v1/orders").then().body("items", hasSize(2));
        new Partner().call().get("/api/v1/orders").then().body("items", hasSize(0));
    }

    @Test
    void pages_follow_one_another_and_a_cursor_is_good_for_its_list_alone() {
        var orders = new ArrayList<String>();
        for (var count = 0; count < 5; count++) {
            orders.add(partner.customer().drafts(Applicant.domain("ok")));
        }

        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var request = partner.call().queryParam("limit", 2);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor)).get("/api/v1/orders");
            seen.addAll(page.path("items.orderId"));
            cursor = page.path("next");
        } while (cursor != null);

        assertThat(seen).isEqualTo(orders.reversed());
        var first = partner.call().queryParam("limit", 2).get("/api/v1/orders").<String>path("next");
        for (var other : List.of(partner.customer().call(), new Partner().call(), new Applicant().call())) {
            other.queryParam("cursor", first)
                    .get("/api/v1/orders")
                    .then()
                    .statusCode(400)
                    .body("code", is("INVALID_CURSOR"));
        }
    }

    /** A planner that has ten rows to choose from reads them all; told to use the index, it says what that would be. */
    @ParameterizedTest
    @CsvSource({
        "orders, orders_partner",
        "service_numbers, service_numbers_partner",
        "subjects, subjects_partner",
        "filed_services, filed_services_partner",
        "offline_deregistrations, offline_deregistrations_partner"
    })
    void a_page_of_a_partner_is_a_range_of_an_index_and_is_sorted_by_nobody(String table, String index) {
        assertThat(planOfAPage(table, index)).startsWith(index + " range").doesNotContain("filesort");
    }

    /** Orders in review are few among all that are granted: they are neither looked for one by one nor sorted. */
    @Test
    void orders_of_one_state_are_a_range_of_an_index_too_anybodys_and_a_partners() {
        assertThat(planOfAPage("orders", "orders_state_id", "state = ?", "DRAFT"))
                .startsWith("orders_state_id range")
                .doesNotContain("filesort");
        assertThat(planOfAPage("orders", "orders_partner_state", "partner = ? AND state = ?", partner.id, "DRAFT"))
                .startsWith("orders_partner_state range")
                .doesNotContain("filesort");
    }

    @Test
    void a_plan_that_sorts_is_noticed() {
        assertThat(planOfAPage("orders", "orders_state")).contains("filesort");
        assertThat(planOfAPage("orders", "orders_state", "state = ?", "DRAFT")).contains("filesort");
    }

    private String planOfAPage(String table, String index) {
        return planOfAPage(table, index, "partner = ?", partner.id);
    }

    private String planOfAPage(String table, String index, String where, Object... values) {
        partner.customer().drafts(Applicant.domain("ok"));
        return sql.list(
                        row -> row.getString("key") + " " + row.getString("type") + " " + row.getString("Extra"),
                        "EXPLAIN SELECT * FROM " + table + " FORCE INDEX (" + index + ") WHERE " + where
                                + " AND id < ? ORDER BY id DESC LIMIT 51",
                        Stream.concat(Stream.of(values), Stream.of(Ids.next())).toArray())
                .getFirst();
    }
}
