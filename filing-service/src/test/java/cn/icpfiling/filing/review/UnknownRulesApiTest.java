package cn.icpfiling.filing.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.testkit.rest.Rest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A rule that no source could answer goes to a reviewer. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class UnknownRulesApiTest extends UnknownRulesScene {

    @Test
    void an_order_waits_while_verification_looks_on_and_nobody_can_settle_it() {
        var order = applicant.submitsDraft(Applicant.domain("rdapdown"));
        verdicts.unknown(order, 1);

        applicant
                .shows(order)
                .then()
                .body("needsPerson", is(false))
                .body("verdict.finalRound", is(false))
                .body("openRules.rule", contains("D1"));
        settles(order, holds("D1", "source", "REGISTRAR_PAGE"))
                .then()
                .statusCode(409)
                .body("code", is("VERIFICATION_UNDER_WAY"));
    }

    @Test
    void once_the_looks_are_used_up_the_order_is_flagged_for_a_reviewer_who_settles_it_by_evidence() {
        var order = flagged("D4", "D6");

        applicant
                .shows(order)
                .then()
                .body("state", is("PROVIDER_REVIEW"))
                .body("waitingFor", is("REVIEWER"))
                .body("needsPerson", is(true))
                .body("reasons", empty())
                .body("openRules.rule", contains("D4", "D6"))
                .body("openRules[0].sources", contains("REGISTRY_PAGE", "REGISTRAR_PAGE"));
        applicant
                .call()
                .get("/api/v1/orders/" + order + "/history")
                .then()
                .body("needsPerson", is(true))
                .body("items.act", contains("DRAFT", "SUBMIT", "FLAG"))
                .body("items[2].reasons.rule", contains("D4", "D6"));
        approves(order).then().statusCode(409).body("code", is("VERDICT_OUTSTANDING"));

        settles(order, holds("D4", "source", "REGISTRY_PAGE"))
                .then()
                .statusCode(200)
                .body("openRules.rule", contains("D6"))
                .body("needsPerson", is(true));
        approves(order).then().statusCode(409).body("errors.rule", contains("D6"));
        settles(order, holds("D6", "source", "REGISTRAR_PAGE"))
                .then()
                .statusCode(200)
                .body("needsPerson", is(false))
                .body("openRules", empty())
                .body("settledRules.source", contains("REGISTRY_PAGE", "REGISTRAR_PAGE"))
                .body("allowedActs", hasItem("APPROVE"))
                .body("allowedActs", not(hasItem("SETTLE_RULES")));
        approves(order).then().statusCode(200).body("state", is("AWAITING_SUBMISSION"));

        applicant
                .call()
                .header("Accept-Language", "en")
                .get("/api/v1/orders/" + order + "/history")
                .then()
                .body("items.act", contains("DRAFT", "SUBMIT", "FLAG", "SETTLE_RULES", "SETTLE_RULES", "APPROVE"))
                .body("items[3].actorRole", is("REVIEWER"))
                .body("items[3].reasons[0].rule", is("D4"))
                .body("items[3].reasons[0].code", is("EVIDENCE.REGISTRY_PAGE"))
                .body("items[3].reasons[0].detail", is("A reviewer looked it up on the registry's page."));
        var kept = UnitOfWork.in(() -> settlements.of(UUID.fromString(order), 1));
        assertThat(kept).hasSize(2).allSatisfy(one -> {
            assertThat(one.reviewer()).isEqualTo(reviewer);
            assertThat(one.settledAt()).isNotNull();
        });
    }

    @Test
    void a_later_answer_counts_more_than_a_persons_word() {
        var order = flagged("D4", "D6");
        settles(order, holds("D4", "source", "REGISTRY_PAGE")).then().statusCode(200);

        verdicts.unknownForGood(order, 1, "D4", "D6");
        applicant.shows(order).then().body("openRules.rule", contains("D6"));
        verdicts.brokenBecauseExpired(order, 1);

        applicant
                .shows(order)
                .then()
                .body("state", is("PROVIDER_CORRECTION"))
                .body("reasons.code", hasItem("DOMAIN_EXPIRED"));
    }

    @Test
    void a_reviewer_asks_verification_again_now_and_then_and_is_told_when_too_often() {
        var order = flagged("D4");

        asks(order).then().statusCode(200).body("needsPerson", is(true)).body("openRules.rule", contains("D4"));
        asks(order).then().statusCode(429).header("Retry-After", notNullValue());
        verdicts.unknownForGood(order, 1, "D4");
        applicant.shows(order).then().body("needsPerson", is(true));
        applicant
                .call()
                .get("/api/v1/orders/" + order + "/history")
                .then()
                .body("items.act", contains("DRAFT", "SUBMIT", "FLAG", "ASK_VERIFICATION", "FLAG"));
        verdicts.passed(order, 1);
        asks(order).then().statusCode(409).body("code", is("NOTHING_TO_SETTLE"));
        approves(order).then().statusCode(200);
    }

    @Test
    @Tag("long")
    void the_reviewers_queue_has_what_needs_a_person_and_nothing_else() {
        var first = flagged("D4");
        var second = new Applicant().submitsDraft(Applicant.domain("rdapdown"));
        verdicts.unknownForGood(second, 1, "D4");
        var calm = new Applicant().submitsDraft(Applicant.domain("ok"));

        var page = Applicant.reviewer(reviewer).get("/api/v1/orders?attention=true&limit=1");
        page.then().statusCode(200).body("items.orderId", contains(second)).body("items.needsPerson", contains(true));
        Applicant.reviewer(reviewer)
                .queryParam("cursor", page.<String>path("next"))
                .get("/api/v1/orders?attention=true&limit=1")
                .then()
                .body("items.orderId", contains(first));
        Applicant.reviewer(reviewer)
                .queryParam("cursor", page.<String>path("next"))
                .get("/api/v1/orders?attention=false&limit=1")
                .then()
                .statusCode(400)
                .body("code", is("INVALID_CURSOR"));
        Applicant.reviewer()
                .get("/api/v1/orders?attention=false&limit=1")
                .then()
                .body("items.orderId", contains(calm));

        settles(second, holds("D4", "source", "REGISTRY_PAGE")).then().statusCode(200);
        Applicant.reviewer().get("/api/v1/orders?attention=true&limit=1").then().body("items.orderId", contains(first));
        applicant
                .acts(first)
                .post("/api/v1/orders/" + first + "/withdrawal")
                .then()
                .statusCode(200)
                .body("needsPerson", is(false));
    }

    @Test
    void nobody_reviews_an_order_of_his_own_and_no_applicant_reviews_at_all() {
        var order = flagged("D4");
        var both = TestTokens.bearer(applicant.account, Roles.APPLICANT, Roles.REVIEWER);
        var bodies = Map.of(
                "rule-settlements", Map.of("rules", List.of(holds("D4", "source", "REGISTRY_PAGE"))),
                "domain-papers-decision", Map.of("decision", "ACCEPT", "ground", "HELD_BY_HEAD"),
                "provider-decision", Map.of("decision", "APPROVE"),
                "verification-requests", Map.of());

        bodies.forEach((act, body) -> {
            Rest.given()
                    .header("Authorization", "Bearer " + both)
                    .header("If-Match", Applicant.tag(Applicant.reviewer(), order))
                    .header("Idempotency-Key", Applicant.freshKey())
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post("/api/v1/orders/" + order + "/" + act)
                    .then()
                    .statusCode(403)
                    .body("code", is("OWN_ORDER"));
            applicant
                    .acts(order)
                    .body(body)
                    .post("/api/v1/orders/" + order + "/" + act)
                    .then()
                    .statusCode(403);
        });
    }

    @Test
    void a_term_that_no_registry_tells_keeps_the_order_from_approval_until_a_person_has_seen_it() {
        var order = applicant.submitsDraft(Applicant.domain("noterm"));
        applicant
                .shows(order)
                .then()
                .body("needsPerson", is(true))
                .body("openRules.rule", contains("R-018"))
                .body("openRules[0].sources", contains("REGISTRY_PAGE", "REGISTRAR_PAGE"));
        verdicts.passed(order, 1);

        approves(order)
                .then()
                .statusCode(409)
                .body("code", is("VERDICT_OUTSTANDING"))
                .body("errors.code", contains("DOMAIN_VALIDITY_UNKNOWN"));
        settles(order, holds("R-018", "source", "REGISTRAR_PAGE"))
                .then()
                .statusCode(200)
                .body("needsPerson", is(false))
                .body("openRules", empty());
        approves(order).then().statusCode(200).body("state", is("AWAITING_SUBMISSION"));
        applicant
                .call()
                .get("/api/v1/orders/" + order + "/history")
                .then()
                .body("items.act", contains("DRAFT", "SUBMIT", "FLAG", "SETTLE_RULES", "APPROVE"));

        var other = new Applicant();
        var tooShort = other.submitsDraft(Applicant.domain("noterm"));
        settles(tooShort, rule("R-018", "BROKEN", "source", "REGISTRY_PAGE"))
                .then()
                .statusCode(200)
                .body("state", is("PROVIDER_CORRECTION"))
                .body("reasons.code", contains("DOMAIN_ENDS_TOO_SOON"));
    }

    private Response asks(String order) {
        return Applicant.reviews(reviewer, order, "verification-requests", null);
    }
}
