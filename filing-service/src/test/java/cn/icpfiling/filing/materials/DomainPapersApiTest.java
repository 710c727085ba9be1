package cn.icpfiling.filing.materials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.AuthoritySteps;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Papers;
import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Papers in place of a registrant who is the subject. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class DomainPapersApiTest {

    private static final TestTopic RECORDS = new TestTopic("icp.filing.record.v1");
    private static final Map<String, Object> ACCEPT = Map.of("decision", "ACCEPT", "ground", "HELD_BY_HEAD");
    private static final Map<String, Object> REFUSE = Map.of(
            "decision",
            "REFUSE",
            "reasons",
            List.of(Map.of("code", "MATERIAL.INCOMPLETE", "pointer", "/materials/DOMAIN_PROOF")));

    @Inject
    Verdicts verdicts;

    @Inject
    AuthoritySteps authority;

    private final Applicant applicant = Applicant.inZhejiang();
    private final UUID reviewer = Ids.next();

    @Test
    void without_the_paper_the_refusal_says_that_it_could_be_handed_in() {
        var order = applicant.completesDraft(Applicant.domain("other"));

        applicant
                .call()
                .get("/api/v1/orders/" + order + "/checklist")
                .then()
                .body("items.find { it.kind == 'DOMAIN_PROOF' }.required", is(false));
        applicant
                .submits(order)
                .then()
                .statusCode(422)
                .body("errors.code", contains("REGISTRANT_MISMATCH", "DOMAIN_PROOF_MISSING"))
                .body("errors.rule", contains("D1", "D1"));
    }

    @Test
    void where_the_province_takes_no_papers_they_are_not_on_the_list_and_do_not_help() {
        var elsewhere = new Applicant();
        var order = elsewhere.completesDraft(Applicant.domain("other"));
        elsewhere
                .handsIn(order, "DOMAIN_PROOF", Papers.png(), "image/png")
                .then()
                .statusCode(200);

        elsewhere
                .call()
                .get("/api/v1/orders/" + order + "/checklist")
                .then()
                .body("items.kind", not(hasItem("DOMAIN_PROOF")));
        elsewhere
                .submits(order)
                .then()
                .statusCode(422)
                .body("errors.code", contains("REGISTRANT_MISMATCH", "DOMAIN_PROOF_NOT_IN_PROVINCE"));
    }

    @Test
    void papers_handed_in_are_left_to_a_reviewer_who_accepts_them() {
        var order = withProof("other");

        applicant
                .prechecks(order)
                .then()
                .body("passed", is(true))
                .body("errors", empty())
                .body("papersToJudge.code", contains("REGISTRANT_MISMATCH"));
        applicant.submits(order).then().statusCode(200);
        verdicts.anotherRegistrant(order, 1);
        applicant
                .shows(order)
                .then()
                .body("state", is("PROVIDER_REVIEW"))
                .body("needsPerson", is(true))
                .body("openRules.rule", contains("D1"));
        decides(order, Map.of("decision", "ACCEPT"))
                .then()
                .statusCode(422)
                .body("errors.code", contains("GROUND_MISSING"));
        Applicant.reviews(
                        reviewer,
                        order,
                        "rule-settlements",
                        Map.of(
                                "rules",
                                List.of(Map.of(
                                        "pointer",
                                        "/service/domains/0",
                                        "rule",
                                        "D1",
                                        "result",
                                        "HOLDS",
                                        "source",
                                        "REGISTRAR_PAGE"))))
                .then()
                .statusCode(422)
                .body("errors.code", contains("RULE_STAYS_BROKEN"));

        decides(order, ACCEPT)
                .then()
                .statusCode(200)
                .body("needsPerson", is(false))
                .body("settledRules[0].rule", is("D1"))
                .body("settledRules[0].paper", is("DOMAIN_PROOF"))
                .body("settledRules[0].ground", is("HELD_BY_HEAD"))
                .body("allowedActs", hasItem("APPROVE"));
        Applicant.decides(order, Map.of("decision", "APPROVE"))
                .then()
                .statusCode(200)
                .body("state", is("AWAITING_SUBMISSION"));
        applicant
                .call()
                .get("/api/v1/orders/" + order + "/history")
                .then()
                .body("items.act", contains("DRAFT", "SUBMIT", "FLAG", "ACCEPT_PAPERS", "APPROVE"))
                .body("items[3].reasons[0].code", is("PAPERS.HELD_BY_HEAD"));
    }

    @Test
    void accepted_papers_are_told_with_the_record_that_is_granted() {
        var domain = Applicant.domain("other");
        var order = withProofOf(domain);
        applicant.submits(order).then().statusCode(200);
        verdicts.anotherRegistrant(order, 1);
        decides(order, ACCEPT).then().statusCode(200);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(order);
        authority.verifySms(order);

        authority.grant(
                order, "浙ICP备2026%06d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000)));

        var subject = applicant.call().get("/api/v1/subjects").<String>path("items[0].subjectId");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !RECORDS.recordsOf(subject).isEmpty());
        assertThat(new String(RECORDS.recordsOf(subject).getLast().value(), StandardCharsets.UTF_8))
                .contains("\"registrantByPapers\":[\"" + domain + "\"]");
    }

    @Test
    void refused_papers_return_the_order_with_the_reviewers_reasons() {
        var order = submittedWithProof();

        decides(order, Map.of("decision", "REFUSE"))
                .then()
                .statusCode(422)
                .body("errors.code", contains("REASONS_MISSING"));
        decides(order, REFUSE)
                .then()
                .statusCode(200)
                .body("state", is("PROVIDER_CORRECTION"))
                .body("reasons.code", contains("REGISTRANT_MISMATCH", "MATERIAL.INCOMPLETE"));
    }

    @Test
    void papers_stand_in_for_the_registrant_and_for_nothing_else() {
        var order = withProof("other");
        applicant.submits(order).then().statusCode(200);

        verdicts.anotherRegistrantOfAnExpiredDomain(order, 1);

        applicant
                .shows(order)
                .then()
                .body("state", is("PROVIDER_CORRECTION"))
                .body("reasons.code", contains("DOMAIN_EXPIRED"));
    }

    @Test
    void another_rule_that_stayed_unknown_has_to_be_settled_too() {
        var order = withProof("other");
        applicant.submits(order).then().statusCode(200);
        verdicts.anotherRegistrant(order, 1, "D4");

        decides(order, ACCEPT)
                .then()
                .statusCode(200)
                .body("openRules.rule", contains("D4"))
                .body("needsPerson", is(true));
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(409);
        Applicant.reviews(
                        reviewer,
                        order,
                        "rule-settlements",
                        Map.of(
                                "rules",
                                List.of(Map.of(
                                        "pointer",
                                        "/service/domains/0",
                                        "rule",
                                        "D4",
                                        "result",
                                        "HOLDS",
                                        "source",
                                        "REGISTRY_PAGE"))))
                .then()
                .statusCode(200)
                .body("allowedActs", hasItem("APPROVE"));
    }

    @Test
    void a_verdict_that_finds_another_registrant_returns_an_order_without_papers() {
        var order = applicant.submitsDraft(Applicant.domain("ok"));

        verdicts.anotherRegistrant(order, 1);

        applicant
                .shows(order)
                .then()
                .body("state", is("PROVIDER_CORRECTION"))
                .body("reasons.code", contains("REGISTRANT_MISMATCH"));
    }

    @Test
    void where_no_papers_are_to_be_judged_there_is_nothing_to_decide() {
        var order = applicant.submitsDraft(Applicant.domain("rdapdown"));
        verdicts.unknownForGood(order, 1, "D4");

        decides(order, ACCEPT).then().statusCode(409).body("code", is("NOTHING_TO_SETTLE"));
        decides(order, REFUSE).then().statusCode(409).body("code", is("NOTHING_TO_SETTLE"));
        applicant.shows(order).then().body("state", is("PROVIDER_REVIEW"));
    }

    @Test
    void of_two_reviewers_one_accepting_and_one_refusing_at_once_one_decides() throws Exception {
        var order = submittedWithProof();
        var tag = Applicant.tag(Applicant.reviewer(), order);

        var answers = AtOnce.call(
                8,
                number -> Applicant.reviewer()
                        .header("If-Match", tag)
                        .header("Idempotency-Key", Applicant.freshKey())
                        .body(number % 2 == 0 ? ACCEPT : REFUSE)
                        .post("/api/v1/orders/" + order + "/domain-papers-decision")
                        .statusCode());

        assertThat(answers).containsOnly(200, 412).containsOnlyOnce(200);
    }

    private String withProof(String label) {
        return withProofOf(Applicant.domain(label));
    }

    private String withProofOf(String domain) {
        var order = applicant.completesDraft(domain);
        applicant
                .handsIn(order, "DOMAIN_PROOF", Papers.png(), "image/png")
                .then()
                .statusCode(200);
        return order;
    }

    private String submittedWithProof() {
        var order = withProof("other");
        applicant.submits(order).then().statusCode(200);
        verdicts.anotherRegistrant(order, 1);
        return order;
    }

    private Response decides(String order, Map<String, Object> decision) {
        return Applicant.reviews(reviewer, order, "domain-papers-decision", decision);
    }
}
