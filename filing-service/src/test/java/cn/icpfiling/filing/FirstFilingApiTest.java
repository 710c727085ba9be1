package cn.icpfiling.filing;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.Rest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class FirstFilingApiTest {

    @Inject
    Verdicts verdicts;

    @Inject
    AuthoritySteps authority;

    private final Applicant applicant = new Applicant();

    @Test
    void a_website_gets_its_numbers() {
        var domain = Applicant.domain("ok");
        var order = applicant.completesDraft(domain);

        applicant
                .prechecks(order)
                .then()
                .statusCode(200)
                .body("passed", is(true))
                .body("errors", empty());
        applicant
                .call()
                .get("/api/v1/orders/" + order + "/confirmation")
                .then()
                .statusCode(200)
                .body("smsDemanded", is(true))
                .body("declaration.version", is("2026-01"))
                .body("declaration.language", is("zh"))
                .body("subject.name", is("北京示例科技有限公司"))
                .body("subject.principal.name", is("张三"))
                .body("subject.principal.certificateNumber", is("11010519491231002X"))
                .body("materials", hasSize(4));
        applicant
                .submits(order)
                .then()
                .statusCode(200)
                .body("state", is("PROVIDER_REVIEW"))
                .body("submission", is(1))
                .body("waitingFor", is("REVIEWER"))
                .body("allowedActs", contains("WITHDRAW"))
                .body("expected.to", notNullValue());
        Applicant.decides(order, Map.of("decision", "APPROVE"))
                .then()
                .statusCode(409)
                .body("code", is("VERDICT_OUTSTANDING"))
                .body("errors.pointer", contains("/decision"))
                .body("errors.code", contains("VERDICT_AWAITED"));
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE"))
                .then()
                .statusCode(200)
                .body("state", is("AWAITING_SUBMISSION"));
        authority.upload(order);
        applicant
                .shows(order)
                .then()
                .body("state", is("SMS_PENDING"))
                .body("smsPage", notNullValue())
                .body("expected.to", notNullValue())
                .body("codesOwedBy[0].part", is("SUBJECT_PRINCIPAL"))
                .body("codesOwedBy[0].name", is("张*"))
                .body("codesOwedBy[0].mobile", containsString("****"));
        authority.verifySms(order);
        var number = "京ICP备2026%06d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
        authority.grant(order, number);

        applicant
                .shows(order)
                .then()
                .body("state", is("COMPLETED"))
                .body("subjectNumber", is(number))
                .body("serviceNumbers", contains(number + "-1"));
        applicant
                .call()
                .get("/api/v1/subjects")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].subjectNumber", is(number));
        applicant
                .call()
                .get("/api/v1/services")
                .then()
                .body("items[0].domains", contains(domain))
                .body("items[0].accessStatus", is("LIVE"));
        applicant.call().get("/api/v1/service-numbers").then().body("items[0].state", is("USED"));
        applicant
                .call()
                .get("/api/v1/orders/" + order + "/history")
                .then()
                .body("waitingFor", is("NOBODY"))
                .body("items.act", contains("DRAFT", "SUBMIT", "APPROVE", "UPLOAD", "SMS_VERIFIED", "GRANT"))
                .body("items.sequence", contains(1, 2, 3, 4, 5, 6));
        applicant.checksType(domain).then().statusCode(201).body("type", is("ALREADY_FILED_HERE"));
    }

    @Test
    void what_the_authority_refuses_before_its_code_is_edited_and_reviewed_again() {
        var order = applicant.submitsDraft(Applicant.domain("ok"));
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(order);
        authority.refuse(order, "PHONE 负责人电话无法接通");

        applicant
                .shows(order)
                .then()
                .body("state", is("AUTHORITY_REJECTED"))
                .body("waitingFor", is("APPLICANT"))
                .body("allowedActs", contains("RESUBMIT", "ABANDON"))
                .body("expiresOn", notNullValue())
                .body("reasons.code", contains("AUTHORITY_PROCESSING_ERROR"))
                .body("reasons[0].detail", is("PHONE 负责人电话无法接通"));
        applicant.entersSubject(order, Applicant.subject()).then().statusCode(200);
        applicant
                .submits(order)
                .then()
                .statusCode(200)
                .body("state", is("PROVIDER_REVIEW"))
                .body("submission", is(2));
        verdicts.passed(order, 2);
        Applicant.decides(order, Map.of("decision", "APPROVE"))
                .then()
                .statusCode(200)
                .body("state", is("AWAITING_SUBMISSION"));
    }

    @Test
    void whoever_may_submit_may_precheck_first_and_nobody_else() {
        var order = applicant.submitsDraft(Applicant.domain("ok"));
        applicant.prechecks(order).then().statusCode(409).body("code", is("ACT_NOT_ALLOWED"));
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(order);
        authority.failSms(order);

        applicant.prechecks(order).then().statusCode(200).body("passed", is(true));
        applicant.submits(order).then().statusCode(200).body("state", is("AWAITING_SUBMISSION"));
    }

    @Test
    void other_services_read_what_they_need_in_clear() {
        var domain = Applicant.domain("ok");
        var order = applicant.completesDraft(domain);
        var typed =
                new HashMap<>(Applicant.service("WWW." + domain.toUpperCase(Locale.ROOT), applicant.obtainsNumber()));
        typed.put("homePage", "www." + domain);
        typed.put("principal", Applicant.person(" 李四 ", "44011320141005001x"));
        applicant.entersService(order, typed).then().statusCode(200);
        applicant.submits(order).then().statusCode(200);
        var internal = Rest.given().auth().oauth2(TestTokens.internal("verification-service"));

        internal.get("/internal/orders/" + order + "/verification-facts")
                .then()
                .statusCode(200)
                .body("submission", is(1))
                .body("holderName", is("北京示例科技有限公司"))
                .body("certificateNumber", is(applicant.certificateNumber))
                .body("domains.domain", contains(domain))
                .body("people.part", contains("SUBJECT_PRINCIPAL", "SERVICE_PRINCIPAL"))
                .body("people[0].certificateNumber", is("11010519491231002X"))
                .body("people.legalRepresentative", contains(true, false))
                .body("people[1].name", is("李四"))
                .body("people[1].certificateNumber", is("44011320141005001X"));
        applicant
                .call()
                .get("/internal/orders/" + order + "/verification-facts")
                .then()
                .statusCode(not(equalTo(200)));
    }

    @Test
    void an_order_withdrawn_and_half_edited_has_no_facts_until_it_is_submitted_again() {
        var order = applicant.submitsDraft(Applicant.domain("ok"));
        applicant
                .acts(order)
                .post("/api/v1/orders/" + order + "/withdrawal")
                .then()
                .statusCode(200);
        applicant.entersSubject(order, Map.of("name", "北京示例科技有限公司")).then().statusCode(200);

        Rest.given()
                .auth()
                .oauth2(TestTokens.internal("verification-service"))
                .get("/internal/orders/" + order + "/verification-facts")
                .then()
                .statusCode(404)
                .body("code", is("NOT_FOUND"));
    }

    @Test
    void a_company_that_is_no_more_and_a_mobile_of_somebody_else_return_the_order_with_where_to_mend_it() {
        var order = applicant.submitsDraft(Applicant.domain("ok"));

        verdicts.brokenBecauseOfTheCompany(order, 1);

        applicant
                .shows(order)
                .then()
                .body("state", is("PROVIDER_CORRECTION"))
                .body("reasons.code", contains("PHONE_MISMATCH", "SPONSOR_NAME.CERT_CANCELLED"))
                .body("reasons.pointer", contains("/subject/principal/mobile", "/subject/name"))
                .body("reasons.rule", contains("P2", "O1"));
    }

    @Test
    void a_broken_rule_found_after_submission_returns_the_order_and_it_can_be_submitted_again() {
        var order = applicant.submitsDraft(Applicant.domain("ok"));

        verdicts.brokenBecauseExpired(order, 1);

        applicant
                .shows(order)
                .then()
                .body("state", is("PROVIDER_CORRECTION"))
                .body("reasons.code", contains("DOMAIN_EXPIRED", "IDENTITY_MISMATCH"))
                .body("reasons.pointer", contains("/service/domains/0", "/service/principal/certificateNumber"))
                .body("reasons[0].rule", is("D4"))
                .body("allowedActs", hasItem("RESUBMIT"));
        applicant
                .submits(order)
                .then()
                .statusCode(200)
                .body("state", is("PROVIDER_RECHECK"))
                .body("submission", is(2));
        verdicts.brokenBecauseExpired(order, 1);
        applicant.shows(order).then().body("state", is("PROVIDER_RECHECK"));
        verdicts.passed(order, 2);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
    }

    @Test
    void what_could_not_be_verified_keeps_the_reviewer_from_approving_and_says_what() {
        var order = applicant.submitsDraft(Applicant.domain("rdapdown"));

        verdicts.unknown(order, 1);

        Applicant.decides(order, Map.of("decision", "APPROVE"))
                .then()
                .statusCode(409)
                .body("code", is("VERDICT_OUTSTANDING"))
                .body("errors.code", contains("SOURCE_UNAVAILABLE"))
                .body("errors.rule", contains("D1"));
    }

    @Test
    @Tag("long")
    void a_reviewer_returns_or_rejects_with_reasons_of_the_catalogue() {
        var order = applicant.submitsDraft(Applicant.domain("ok"));
        var reason = Map.of("code", "MATERIAL.INCOMPLETE", "pointer", "/materials/SUBJECT_CERTIFICATE");

        Applicant.decides(order, Map.of("decision", "REJECT"))
                .then()
                .statusCode(422)
                .body("errors.code", contains("REASONS_MISSING"));
        Applicant.decides(
                        order, Map.of("decision", "REJECT", "reasons", List.of(Map.of("code", "NO", "pointer", "/x"))))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/reasons/0/code"));
        var unplaced = List.of(
                Map.of("code", "MATERIAL.UNTRUE", "pointer", "/materials"),
                Map.of("code", "CONTACT.MOBILE", "pointer", "/x"),
                Map.of("code", "SERVICE_NAME.UNFIT", "pointer", "/service/name"));
        Applicant.decides(order, Map.of("decision", "REJECT", "reasons", unplaced))
                .then()
                .statusCode(422)
                .body("errors.code", contains("POINTER_UNKNOWN", "POINTER_UNKNOWN"))
                .body("errors.pointer", contains("/reasons/0/pointer", "/reasons/1/pointer"));
        Applicant.decides(order, Map.of("decision", "REQUEST_CORRECTION", "reasons", List.of(reason)))
                .then()
                .statusCode(200)
                .body("state", is("PROVIDER_CORRECTION"));

        applicant
                .call()
                .header("Accept-Language", "en")
                .get("/api/v1/orders/" + order + "/history")
                .then()
                .body("items[2].reasons[0].code", is("MATERIAL.INCOMPLETE"))
                .body("items[2].reasons[0].detail", is("The paper is incomplete or not legible."));
    }

    @Test
    @Tag("long")
    void an_order_is_pulled_back_until_a_batch_has_it_and_abandoned_when_it_is_back() {
        var order = applicant.submitsDraft(Applicant.domain("ok"));
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.joinBatch(order);

        applicant
                .acts(order)
                .post("/api/v1/orders/" + order + "/withdrawal")
                .then()
                .statusCode(409)
                .body("code", is("IN_UPLOAD_BATCH"));

        var second = new Applicant();
        var other = second.submitsDraft(Applicant.domain("ok"));
        second.acts(other)
                .post("/api/v1/orders/" + other + "/withdrawal")
                .then()
                .statusCode(200)
                .body("state", is("DRAFT"));
        second.acts(other)
                .post("/api/v1/orders/" + other + "/abandonment")
                .then()
                .statusCode(200)
                .body("state", is("ABANDONED"));
        second.call().get("/api/v1/service-numbers").then().body("items[0].state", is("FREE"));
        second.opensOrder(Applicant.domain("ok")).then().statusCode(201);
    }

    @Test
    @Tag("long")
    void a_reviewer_pages_through_orders_by_state() {
        var first = applicant.submitsDraft(Applicant.domain("ok"));
        var second = new Applicant().submitsDraft(Applicant.domain("ok"));

        var reviewer = Ids.next();
        var page = Applicant.reviewer(reviewer).get("/api/v1/orders?state=PROVIDER_REVIEW&limit=1");
        page.then().statusCode(200).body("items.orderId", contains(second));
        Applicant.reviewer(reviewer)
                .queryParam("cursor", page.<String>path("next"))
                .get("/api/v1/orders?state=PROVIDER_REVIEW&limit=1")
                .then()
                .body("items.orderId", contains(first));
        applicant
                .call()
                .queryParam("cursor", page.<String>path("next"))
                .get("/api/v1/orders?state=PROVIDER_REVIEW&limit=1")
                .then()
                .statusCode(400)
                .body("code", is("INVALID_CURSOR"));
    }
}
