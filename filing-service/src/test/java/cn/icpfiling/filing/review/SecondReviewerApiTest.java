package cn.icpfiling.filing.review;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Papers;
import cn.icpfiling.filing.ProvinceRuleSets;
import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the rules ask for it, a second reviewer looks and somebody is called before an order goes to the authority. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class SecondReviewerApiTest {

    private static final Map<String, Object> APPROVE = Map.of("decision", "APPROVE");
    private static final Map<String, Object> CONFIRM = Map.of("decision", "CONFIRM");
    private static final List<Map<String, String>> UNTRUE =
            List.of(Map.of("code", "MATERIAL.UNTRUE", "pointer", "/materials/SUBJECT_CERTIFICATE"));

    @Inject
    Verdicts verdicts;

    @Inject
    Sql sql;

    private final UUID one = Ids.next();
    private final UUID other = Ids.next();

    @BeforeEach
    void ningxia_asks_for_two_reviewers_zhejiang_for_papers_only_and_xinjiang_for_a_call() {
        ProvinceRuleSets.replaces(
                sql,
                ProvinceRuleSets.SHIPPED
                        + ProvinceRuleSets.entry("T-64-A", "SECOND_REVIEWER_OF_APPROVAL", "64", "ALWAYS")
                        + ProvinceRuleSets.entry("T-64-R", "SECOND_REVIEWER_OF_REJECTION", "64", "ALWAYS")
                        + ProvinceRuleSets.entry("T-33", "SECOND_REVIEWER_OF_APPROVAL", "33", "BY_PAPERS")
                        + ProvinceRuleSets.entry("T-65", "CALL_BEFORE_APPROVAL", "65", "DEMANDED"));
    }

    @AfterEach
    void the_shipped_rules_hold_again() {
        ProvinceRuleSets.replaces(sql, ProvinceRuleSets.SHIPPED);
    }

    @Test
    void an_approval_waits_for_another_reviewer_who_confirms_it() {
        var order = submittedIn("64", "640100", "640104");

        decides(one, order, APPROVE)
                .then()
                .statusCode(200)
                .body("state", is("PROVIDER_REVIEW"))
                .body("proposal.decision", is("APPROVE"))
                .body("proposal.reviewer", is(one.toString()))
                .body("claim", nullValue());
        queue("secondReview=true")
                .then()
                .body("items.orderId", hasItem(order))
                .body("items.proposal", not(hasItem(nullValue())));
        queue("secondReview=false").then().body("items.orderId", not(hasItem(order)));
        looks(one, order, CONFIRM).then().statusCode(409).body("code", is("SECOND_REVIEWER_IS_FIRST"));
        decides(other, order, Map.of("decision", "REQUEST_CORRECTION", "reasons", UNTRUE))
                .then()
                .statusCode(409)
                .body("code", is("SECOND_REVIEW_OUTSTANDING"));

        Applicant.reviewer(other)
                .header("If-Match", "*")
                .header("Idempotency-Key", Applicant.freshKey())
                .body(CONFIRM)
                .post("/api/v1/orders/" + order + "/second-decision")
                .then()
                .statusCode(428)
                .body("code", is("PRECONDITION_REQUIRED"));
        looks(other, order, CONFIRM).then().statusCode(200).body("state", is("AWAITING_SUBMISSION"));
        looks(other, order, CONFIRM).then().statusCode(409).body("code", is("ACT_NOT_ALLOWED"));
        assertThat(acts(order)).containsExactly("DRAFT", "SUBMIT", "PROPOSE_APPROVAL", "APPROVE");
        assertThat(sql.list(
                        row -> row.getString(1),
                        "SELECT outcome FROM second_reviews WHERE order_id = ? AND first_reviewer = ? AND second_reviewer = ?",
                        UUID.fromString(order),
                        one,
                        other))
                .containsExactly("CONFIRMED");
    }

    @Test
    void a_rejection_is_sent_back_with_reasons_and_comes_true_with_those_of_the_first_reviewer() {
        var order = submittedIn("64", "640100", "640104");
        decides(one, order, Map.of("decision", "REJECT", "reasons", UNTRUE))
                .then()
                .statusCode(200);

        looks(other, order, Map.of("decision", "SEND_BACK"))
                .then()
                .statusCode(422)
                .body("errors.code", contains("REASONS_MISSING"));
        looks(
                        other,
                        order,
                        Map.of(
                                "decision",
                                "SEND_BACK",
                                "reasons",
                                List.of(Map.of(
                                        "code", "MATERIAL.INCOMPLETE", "pointer", "/materials/SUBJECT_CERTIFICATE"))))
                .then()
                .statusCode(200)
                .body("proposal", nullValue());
        looks(other, order, CONFIRM).then().statusCode(409).body("code", is("NOTHING_PROPOSED"));
        decides(other, order, Map.of("decision", "REJECT", "reasons", UNTRUE))
                .then()
                .statusCode(200);
        looks(one, order, CONFIRM)
                .then()
                .statusCode(200)
                .body("state", is("PROVIDER_REJECTED"))
                .body("reasons.code", contains("MATERIAL.UNTRUE"));
    }

    @Test
    void of_four_second_reviewers_at_once_one_confirms() throws Exception {
        var order = submittedIn("64", "640100", "640104");
        decides(one, order, APPROVE).then().statusCode(200);
        var tag = Applicant.tag(Applicant.reviewer(other), order);

        var answers = AtOnce.call(
                4,
                _ -> Applicant.reviewer()
                        .header("If-Match", tag)
                        .header("Idempotency-Key", Applicant.freshKey())
                        .body(CONFIRM)
                        .post("/api/v1/orders/" + order + "/second-decision")
                        .statusCode());

        assertThat(answers).containsOnly(200, 412).containsOnlyOnce(200);
    }

    @Test
    void the_database_lets_nobody_be_their_own_second_reviewer() {
        assertThat(looked(one, other)).isTrue();
        assertThat(looked(one, one)).isFalse();
    }

    private boolean looked(UUID first, UUID second) {
        try {
            return sql.update(
                            "INSERT INTO second_reviews (order_id, sequence, submission, proposed, first_reviewer, proposed_at,"
                                    + " second_reviewer, reviewed_at, outcome) VALUES (?, 1, 1, 'APPROVE', ?, UTC_TIMESTAMP(6), ?,"
                                    + " UTC_TIMESTAMP(6), 'CONFIRMED')",
                            Ids.next(),
                            first,
                            second)
                    == 1;
        } catch (RuntimeException refused) {
            return false;
        }
    }

    @Test
    void where_papers_ask_for_two_a_plain_approval_needs_one() {
        var applicant = Applicant.inZhejiang();
        var plain = applicant.submitsDraft(Applicant.domain("ok"));
        verdicts.passed(plain, 1);
        decides(one, plain, APPROVE).then().statusCode(200).body("state", is("AWAITING_SUBMISSION"));

        var byPapers = Applicant.inZhejiang();
        var order = byPapers.completesDraft(Applicant.domain("other"));
        byPapers.handsIn(order, "DOMAIN_PROOF", Papers.png(), "image/png")
                .then()
                .statusCode(200);
        byPapers.submits(order).then().statusCode(200);
        verdicts.anotherRegistrant(order, 1);
        Applicant.reviews(one, order, "domain-papers-decision", Map.of("decision", "ACCEPT", "ground", "HELD_BY_HEAD"))
                .then()
                .statusCode(200);
        decides(one, order, APPROVE).then().statusCode(200).body("proposal.decision", is("APPROVE"));
        looks(other, order, CONFIRM).then().statusCode(200).body("state", is("AWAITING_SUBMISSION"));
    }

    @Test
    void where_a_call_is_demanded_an_approval_waits_for_one_that_confirms_and_no_number_is_told() {
        var order = submittedIn("65", "650100", "650102");
        decides(one, order, APPROVE).then().statusCode(409).body("code", is("CALL_OUTSTANDING"));

        calls(order, "SUBJECT_PRINCIPAL_MOBILE", "REACHED_CONFIRMED", "10086", "张三说 13800138000 可用")
                .then()
                .statusCode(422)
                .body("errors.code", contains("CALL_NUMBER_NOT_ANNOUNCED", "NOTE_HAS_PERSONAL_DATA"));
        calls(order, "SUBJECT_PRINCIPAL_MOBILE", "REACHED_CONFIRMED", "95187", "本人确认")
                .then()
                .statusCode(201)
                .body("phone", is("SUBJECT_PRINCIPAL_MOBILE"))
                .body("reviewer", is(one.toString()));
        calls(order, "SERVICE_PRINCIPAL_MOBILE", "REACHED_DENIED", "0571-88158388", null)
                .then()
                .statusCode(201);
        decides(one, order, APPROVE).then().statusCode(409).body("code", is("CALL_OUTSTANDING"));
        calls(order, "SERVICE_PRINCIPAL_MOBILE", "REACHED_CONFIRMED", "95187", null)
                .then()
                .statusCode(201);

        var support = given().header("Authorization", "Bearer " + TestTokens.bearer(Ids.next(), Roles.SUPPORT))
                .get("/api/v1/orders/" + order + "/calls?limit=2");
        support.then().statusCode(200).body("items.outcome", contains("REACHED_CONFIRMED", "REACHED_DENIED"));
        assertThat(support.asString()).doesNotContain("13800138000", "138****8000");
        Applicant.reviewer(one)
                .queryParam("cursor", support.<String>path("next"))
                .get("/api/v1/orders/" + order + "/calls")
                .then()
                .statusCode(400);
        decides(one, order, APPROVE).then().statusCode(200).body("state", is("AWAITING_SUBMISSION"));
        calls(order, "SERVICE_PRINCIPAL_MOBILE", "NOT_REACHED", "95187", null)
                .then()
                .statusCode(409)
                .body("code", is("ACT_NOT_ALLOWED"));
    }

    private String submittedIn(String province, String city, String county) {
        var applicant = new Applicant();
        applicant.region = Map.of("province", province, "city", city, "county", county);
        var order = applicant.submitsDraft(Applicant.domain("ok"));
        verdicts.passed(order, 1);
        return order;
    }

    private static Response decides(UUID reviewer, String order, Map<String, Object> decision) {
        return Applicant.reviews(reviewer, order, "provider-decision", decision);
    }

    private static Response looks(UUID reviewer, String order, Map<String, Object> decision) {
        return Applicant.reviews(reviewer, order, "second-decision", decision);
    }

    private Response calls(String order, String phone, String outcome, String from, String note) {
        var call = new HashMap<String, Object>(Map.of("phone", phone, "outcome", outcome, "from", from));
        if (note != null) {
            call.put("note", note);
        }
        return Applicant.reviews(one, order, "calls", call);
    }

    private Response queue(String filter) {
        return Applicant.reviewer(other).get("/api/v1/review-queue?limit=200&" + filter);
    }

    private List<String> acts(String order) {
        return Applicant.reviewer(one)
                .get("/api/v1/orders/" + order + "/history")
                .path("items.act");
    }
}
