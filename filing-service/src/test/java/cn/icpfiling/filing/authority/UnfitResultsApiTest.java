package cn.icpfiling.filing.authority;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The authority's result cannot be applied: reviewers enter the right numbers, two of them, or the order goes back to its applicant. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(AuthorityAddress.class)
class UnfitResultsApiTest extends AuthorityScene {

    private static int serial = (int) (System.nanoTime() % 900_000);

    private final UUID first = Ids.next();
    private final UUID second = Ids.next();
    private UUID order;

    @BeforeEach
    void grantedInAnotherProvince() {
        order = orders.approved();
        uploads.run();
        shows(first).then().body("allowedActs", empty()).body("needsPerson", is(false));
        authority.offer("d" + order, granted("京ICP备2026000001号"));
        downloads.run();
        assertThat(order(order).state()).isEqualTo(OrderState.AUTHORITY_REVIEW);
    }

    @Test
    void two_reviewers_enter_the_numbers_and_the_order_is_completed() {
        shows(first)
                .then()
                .body("needsPerson", is(true))
                .body("waitingFor", is("REVIEWER"))
                .body("allowedActs", containsInAnyOrder("REQUEST_CORRECTION", "REJECT", "PROPOSE_GRANT"));
        given().spec(reviewer(first))
                .get("/api/v1/orders?attention=true&state=AUTHORITY_REVIEW")
                .then()
                .body("items.orderId", hasItem(order.toString()));
        var number = "浙ICP备2028%06d号".formatted(++serial);
        proposes(first, "京ICP备2026000001号", "京ICP备2026000001号-1")
                .then()
                .statusCode(422)
                .body("errors.code", contains("GRANT_SUBJECT_NUMBER_UNFIT"));
        proposes(first, number, "浙ICP备2028000000号-1")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/serviceNumber"));
        proposes(first, number, number + "-1A")
                .then()
                .statusCode(422)
                .body("errors.code", contains("GRANT_SERVICE_NUMBER_UNFIT"));

        proposes(first, number, number + "-1")
                .then()
                .statusCode(200)
                .body("state", is("AUTHORITY_REVIEW"))
                .body("proposal.decision", is("CONFIRM_GRANT"))
                .body("proposal.subjectNumber", is(number))
                .body("proposal.serviceNumber", is(number + "-1"));

        acts(second, "provider-decision", REJECTED)
                .then()
                .statusCode(409)
                .body("code", is("SECOND_REVIEW_OUTSTANDING"));
        acts(first, "second-decision", Map.of("decision", "CONFIRM"))
                .then()
                .statusCode(409)
                .body("code", is("SECOND_REVIEWER_IS_FIRST"));
        shows(second).then().body("allowedActs", containsInAnyOrder("CONFIRM_GRANT", "SEND_BACK"));
        acts(second, "second-decision", Map.of("decision", "CONFIRM"))
                .then()
                .statusCode(200)
                .body("state", is("COMPLETED"))
                .body("subjectNumber", is(number));

        assertThat(count("subjects WHERE subject_number = ? AND status = 'REGISTERED'", number))
                .isEqualTo(1);
        assertThat(count(
                        "second_reviews WHERE order_id = ? AND proposed = 'CONFIRM_GRANT' AND outcome = 'CONFIRMED'",
                        order))
                .isEqualTo(1);
        assertThat(sql.list(
                        row -> row.getString(1),
                        "SELECT act FROM audit_entries WHERE object_id = ? ORDER BY id",
                        order))
                .contains("ORDER.FLAG", "ORDER.PROPOSE_GRANT", "ORDER.CONFIRM_GRANT");
    }

    @Test
    void what_the_authority_ended_before_reviewers_entered_its_numbers_ends_with_them() {
        var number = "浙ICP备2028%06d号".formatted(++serial);
        authority.offer(
                "z" + order,
                "<ZXSJ><Record><Baxh></Baxh><Ztbah>" + number
                        + "</Ztbah><Shsj>2026-03-10 10:00:00</Shsj><Yy>空壳</Yy></Record></ZXSJ>");
        downloads.run();
        proposes(first, number, number + "-1").then().statusCode(200);
        acts(second, "second-decision", Map.of("decision", "CONFIRM"))
                .then()
                .statusCode(200)
                .body("state", is("COMPLETED"));

        downloads.run();

        assertThat(count(
                        "subjects WHERE subject_number = ? AND status = 'DEREGISTERED' AND ended_by = 'AUTHORITY'",
                        number))
                .isEqualTo(1);
    }

    private static final Map<String, Object> REJECTED =
            Map.of("decision", "REJECT", "reasons", List.of(Map.of("code", "AUTHORITY.RESULT_UNFIT", "pointer", "/")));

    @Test
    void a_second_reviewer_may_send_the_numbers_back_and_return_the_order() {
        var number = "浙ICP备2028%06d号".formatted(++serial);
        proposes(first, number, number + "-1").then().statusCode(200);
        var reasons = List.of(Map.of("code", "AUTHORITY.RESULT_UNFIT", "pointer", "/"));

        acts(second, "second-decision", Map.of("decision", "SEND_BACK", "reasons", reasons))
                .then()
                .statusCode(200)
                .body("needsPerson", is(true));
        acts(second, "provider-decision", Map.of("decision", "REQUEST_CORRECTION", "reasons", reasons))
                .then()
                .statusCode(200)
                .body("state", is("PROVIDER_CORRECTION"))
                .body("needsPerson", is(false))
                .body("reasons.code", contains("AUTHORITY.RESULT_UNFIT"));
        acts(second, "provider-decision", REJECTED).then().statusCode(409).body("code", is("ACT_NOT_ALLOWED"));
    }

    @Test
    void one_reviewer_rejects_it_for_a_reason() {
        acts(first, "provider-decision", Map.of("decision", "REJECT")).then().statusCode(422);

        acts(first, "provider-decision", REJECTED).then().statusCode(200).body("state", is("PROVIDER_REJECTED"));
    }

    @Test
    void a_right_decision_that_comes_later_still_counts_and_ends_the_proposal() {
        var number = "浙ICP备2028%06d号".formatted(++serial);
        proposes(first, number, number + "-1").then().statusCode(200);
        var other = "浙ICP备2028%06d号".formatted(++serial);
        authority.offer("e" + order, granted(other));

        downloads.run();

        assertThat(order(order).onRecord().subjectNumber()).isEqualTo(other);
        acts(second, "second-decision", Map.of("decision", "CONFIRM")).then().statusCode(409);
    }

    @Test
    void no_reviewer_acts_on_an_order_whose_result_is_merely_awaited() {
        order = orders.approved();
        uploads.run();

        acts(first, "provider-decision", REJECTED).then().statusCode(409).body("code", is("ACT_NOT_ALLOWED"));
        proposes(first, "浙ICP备2028000001号", "浙ICP备2028000001号-1")
                .then()
                .statusCode(409)
                .body("code", is("ACT_NOT_ALLOWED"));
        assertThat(state(order)).isEqualTo(OrderState.SMS_PENDING);
    }

    private Response proposes(UUID person, String subject, String service) {
        return acts(person, "grant-proposal", Map.of("subjectNumber", subject, "serviceNumber", service));
    }

    private Response acts(UUID person, String act, Object body) {
        return given().spec(reviewer(person))
                .header("Idempotency-Key", Ids.next().toString())
                .header("If-Match", shows(person).header("ETag"))
                .contentType("application/json")
                .body(body)
                .post("/api/v1/orders/" + order + "/" + act);
    }

    private Response shows(UUID person) {
        return given().spec(reviewer(person)).get("/api/v1/orders/" + order);
    }

    private static RequestSpecification reviewer(UUID person) {
        return given().auth().oauth2(TestTokens.bearer(person, Roles.REVIEWER));
    }

    private String granted(String number) {
        return "<BAJG><Record>" + baxh(order) + "<Jg>0</Jg><Shsj>2026-03-09 10:00:00</Shsj><Ztbah>" + number
                + "</Ztbah><Wzlb><Wzxx><Wzxh>"
                + UploadXml.reference(order(order).serviceId()) + "</Wzxh><Wzbah>"
                + number + "-1</Wzbah></Wzxx></Wzlb></Record></BAJG>";
    }
}
