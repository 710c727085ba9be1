package cn.icpfiling.filing.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.testkit.rest.Rest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An approved order that cannot be sent to the authority comes to reviewers, who return it to its applicant. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(AuthorityAddress.class)
class HeldOrdersApiTest extends AuthorityScene {

    private static final Map<String, Object> RETURNED = Map.of(
            "decision",
            "REQUEST_CORRECTION",
            "reasons",
            List.of(Map.of("code", "AUTHORITY_PROCESSING_ERROR", "pointer", "/subject/name")));

    private final UUID reviewer = Ids.next();

    @Test
    void an_order_with_a_record_that_the_authority_cannot_read_is_returned_by_a_reviewer() {
        isReturned(orders.approved("毒有限公司"));
    }

    @Test
    void an_order_with_a_record_that_cannot_be_written_is_returned_by_a_reviewer() {
        isReturned(orders.approved("𠮷野家有限公司"));
    }

    @Test
    void an_order_that_only_waits_for_its_upload_is_not_open_to_reviewers() {
        var order = orders.approved();

        shownToReviewer(order).then().body("needsPerson", is(false)).body("allowedActs", empty());
        decides(order).then().statusCode(409).body("code", is("ACT_NOT_ALLOWED"));
    }

    @Test
    void an_order_that_is_held_once_more_is_flagged_once() {
        var order = orders.approved("毒有限公司");
        uploads.run();
        sql.update("UPDATE authority_holds SET held = FALSE WHERE order_id = ?", order);

        uploads.run();

        assertThat(history(order).stream().filter(entry -> entry.act() == OrderAct.FLAG))
                .hasSize(1);
    }

    private void isReturned(UUID order) {
        uploads.run();

        shownToHolder(order)
                .then()
                .body("state", is("AWAITING_SUBMISSION"))
                .body("waitingFor", is("REVIEWER"))
                .body("needsPerson", is(true))
                .body("expected", nullValue())
                .body("allowedActs", contains("WITHDRAW"));
        asHolder(order)
                .get("/api/v1/orders/" + order + "/history")
                .then()
                .body("items.find { it.act == 'FLAG' }.reasons[0].detail", notNullValue());
        Applicant.reviewer(reviewer)
                .get("/api/v1/orders?attention=true")
                .then()
                .body("items.orderId", hasItem(order.toString()));
        shownToReviewer(order).then().body("allowedActs", containsInAnyOrder("REQUEST_CORRECTION"));

        decides(order).then().statusCode(200).body("state", is("PROVIDER_CORRECTION"));
        shownToHolder(order)
                .then()
                .body("needsPerson", is(false))
                .body("reasons.code", contains("AUTHORITY_PROCESSING_ERROR"))
                .body("reasons.pointer", contains("/subject/name"))
                .body("allowedActs", not(hasItem("WITHDRAW")));
    }

    private Response decides(UUID order) {
        return Applicant.reviews(reviewer, order.toString(), "provider-decision", RETURNED);
    }

    private Response shownToReviewer(UUID order) {
        return Applicant.reviewer(reviewer).get("/api/v1/orders/" + order);
    }

    private Response shownToHolder(UUID order) {
        return asHolder(order).get("/api/v1/orders/" + order);
    }

    private RequestSpecification asHolder(UUID order) {
        return Rest.given()
                .header(
                        "Authorization",
                        "Bearer " + TestTokens.bearer(order(order).holder(), Roles.APPLICANT));
    }
}
