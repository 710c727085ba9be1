package cn.icpfiling.filing.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A reviewer settles a rule by evidence: once, with one effect, and only where a rule is open. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class RuleSettlementsApiTest extends UnknownRulesScene {

    @Test
    void what_a_person_finds_broken_returns_the_order_with_rule_and_remedy() {
        var order = flagged("D4", "D6");

        settles(order, holds("D6", "source", "REGISTRY_PAGE"), rule("D4", "BROKEN", "source", "REGISTRY_PAGE"))
                .then()
                .statusCode(200)
                .body("state", is("PROVIDER_CORRECTION"))
                .body("needsPerson", is(false))
                .body("reasons.code", contains("DOMAIN_EXPIRED"))
                .body("reasons.rule", contains("D4"))
                .body("reasons.pointer", contains(DOMAIN))
                .body("reasons[0].remedy", notNullValue());

        applicant
                .submits(order)
                .then()
                .statusCode(200)
                .body("submission", is(2))
                .body("settledRules", empty());
        verdicts.unknownForGood(order, 2, "D6");
        applicant.shows(order).then().body("needsPerson", is(true)).body("openRules.rule", contains("D6"));
    }

    @Test
    void the_day_to_retry_is_named_while_the_rule_is_open_and_after_a_reviewer_found_it_broken() {
        var order = applicant.submitsDraft(Applicant.domain("rdapdown"));
        verdicts.notSyncedBefore(order, 1, "2026-11-26");

        applicant
                .shows(order)
                .then()
                .body("openRules.code", contains("REAL_NAME_NOT_SYNCED"))
                .body("openRules[0].remedy", containsString("2026-11-26"));
        settles(order, rule("D3", "BROKEN", "source", "AUTHORITY_SYSTEM"))
                .then()
                .statusCode(200)
                .body("reasons.code", contains("REAL_NAME_NOT_SYNCED"))
                .body("reasons[0].remedy", containsString("2026-11-26"));
        applicant
                .call()
                .get("/api/v1/orders/" + order + "/history")
                .then()
                .body("items.find { it.act == 'FLAG' }.reasons[0].remedy", containsString("2026-11-26"));
    }

    @Test
    void a_person_is_settled_by_the_id_that_lies_with_the_order() {
        var order = applicant.submitsDraft(Applicant.domain("ok"));
        verdicts.personUnknownForGood(order, 1, "SERVICE_PRINCIPAL");
        var pointer = "/service/principal/certificateNumber";

        settles(order, Map.of("pointer", pointer, "rule", "P1", "result", "HOLDS", "paper", "SUBJECT_PRINCIPAL_ID"))
                .then()
                .statusCode(422)
                .body("errors.code", contains("EVIDENCE_NOT_ACCEPTED"))
                .body("errors.pointer", contains("/rules/0/paper"));
        settles(order, Map.of("pointer", pointer, "rule", "P1", "result", "HOLDS", "paper", "SERVICE_PRINCIPAL_ID"))
                .then()
                .statusCode(200)
                .body("settledRules.paper", contains("SERVICE_PRINCIPAL_ID"));
        approves(order).then().statusCode(200);
    }

    @Test
    void nothing_is_settled_without_evidence_that_counts_or_where_nothing_is_open() {
        var order = flagged("D4", "D5");

        settles(
                        order,
                        Map.of("pointer", DOMAIN, "rule", "D4", "result", "HOLDS"),
                        holds("D5", "source", "REGISTRY_PAGE"),
                        holds("D3", "source", "AUTHORITY_SYSTEM"))
                .then()
                .statusCode(422)
                .body("errors.code", contains("EVIDENCE_MISSING", "EVIDENCE_NOT_ACCEPTED", "RULE_NOT_OPEN"))
                .body("errors.pointer", contains("/rules/0", "/rules/1/source", "/rules/2"));
        applicant
                .shows(order)
                .then()
                .body("openRules.rule", contains("D4", "D5"))
                .body("openRules[1].sources", contains("MINISTRY_LIST"))
                .body("settledRules", empty());
    }

    @Test
    void of_two_reviewers_who_settle_at_once_one_does() throws Exception {
        var order = flagged("D4");
        var tag = Applicant.tag(Applicant.reviewer(), order);
        var body = Map.of("rules", List.of(holds("D4", "source", "REGISTRY_PAGE")));

        var answers = AtOnce.call(
                8,
                _ -> Applicant.reviewer()
                        .header("If-Match", tag)
                        .header("Idempotency-Key", Applicant.freshKey())
                        .body(body)
                        .post("/api/v1/orders/" + order + "/rule-settlements")
                        .statusCode());

        assertThat(answers).containsOnly(200, 412).containsOnlyOnce(200);
        assertThat(UnitOfWork.in(() -> settlements.of(UUID.fromString(order), 1)))
                .hasSize(1);
    }

    @Test
    void the_database_itself_lets_a_rule_be_settled_once_and_never_without_evidence() {
        var order = UUID.fromString(flagged("D4"));

        assertThat(inserted(order, 7, "'REGISTRY_PAGE'")).isTrue();
        assertThat(inserted(order, 8, "'REGISTRAR_PAGE'")).isFalse();
        assertThat(inserted(UUID.fromString(new Applicant().drafts(Applicant.domain("ok"))), 9, "NULL"))
                .isFalse();
    }

    private boolean inserted(UUID order, long sequence, String source) {
        try {
            UnitOfWork.run(() -> settlements
                    .getEntityManager()
                    .createNativeQuery("insert into rule_settlements (order_id, sequence, pointer, rule, submission,"
                            + " result, source, reviewer, settled_at) values (:order, :sequence, '/service/domains/0',"
                            + " 'D4', 1, 'HOLDS', " + source + ", :order, now(6))")
                    .setParameter("order", order)
                    .setParameter("sequence", sequence)
                    .executeUpdate());
            return true;
        } catch (RuntimeException refused) {
            return false;
        }
    }

    @Test
    void a_settlement_sent_again_has_one_effect_and_one_answer() {
        var order = flagged("D4");
        var tag = Applicant.tag(Applicant.reviewer(reviewer), order);
        var key = Applicant.freshKey();

        var first = settles(order, tag, key);
        var again = settles(order, tag, key);

        first.then().statusCode(200);
        again.then().statusCode(200).header("Idempotent-Replayed", is("true"));
        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
        applicant
                .call()
                .get("/api/v1/orders/" + order + "/history")
                .then()
                .body("items.act", contains("DRAFT", "SUBMIT", "FLAG", "SETTLE_RULES"));
    }
}
