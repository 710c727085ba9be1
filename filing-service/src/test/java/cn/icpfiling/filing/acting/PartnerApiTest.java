package cn.icpfiling.filing.acting;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.AuthoritySteps;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Papers;
import cn.icpfiling.filing.Partner;
import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.platform.audit.AuditTrail;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A partner files for its customers, and who did what for whom stays known. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class PartnerApiTest {

    private static final String ORDERS = "/api/v1/orders/";

    @Inject
    AuditTrail trail;

    @Inject
    Verdicts verdicts;

    @Inject
    AuthoritySteps authority;

    private final Partner partner = new Partner();
    private final Applicant customer = partner.customer();

    @Test
    void a_partner_files_for_its_customer_up_to_the_number() {
        var domain = Applicant.domain("ok");
        var order = customer.submitsDraft(domain);
        customer.shows(order)
                .then()
                .body("state", is("PROVIDER_REVIEW"))
                .body("holder", is(customer.account.toString()))
                .body("partner", is(partner.id.toString()));

        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(order);
        authority.verifySms(order);
        var number = "京ICP备2026%06d号".formatted(Math.floorMod(order.hashCode(), 1_000_000));
        authority.grant(order, number);

        partner.call()
                .get("/api/v1/subjects")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].subjectNumber", is(number))
                .body("items[0].holder", is(customer.account.toString()));
        partner.call()
                .get("/api/v1/services")
                .then()
                .body("items.domains.flatten()", contains(domain))
                .body("items.holder", contains(customer.account.toString()));
        partner.call()
                .get("/api/v1/service-numbers")
                .then()
                .body("items.state", contains("USED"))
                .body("items.holder", contains(customer.account.toString()));
        new Partner().call().get("/api/v1/subjects").then().statusCode(200).body("items", hasSize(0));
        new Partner().call().get("/api/v1/services").then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void the_history_names_the_partner_and_its_client_in_the_part_of_the_applicant() {
        var order = customer.submitsDraft(Applicant.domain("ok"));
        customer.acts(order).post(ORDERS + order + "/withdrawal").then().statusCode(200);

        customer.call()
                .get(ORDERS + order + "/history")
                .then()
                .body("items.act", contains("DRAFT", "SUBMIT", "WITHDRAW"))
                .body("items.actorRole", everyItem(is("APPLICANT")))
                .body("items.partner", everyItem(is(partner.id.toString())))
                .body("items.client", everyItem(is(partner.client)));
    }

    @Test
    void the_history_of_somebody_who_files_alone_names_no_partner() {
        var applicant = new Applicant();
        var order = applicant.drafts(Applicant.domain("ok"));

        applicant.shows(order).then().body("partner", nullValue());
        applicant
                .call()
                .get(ORDERS + order + "/history")
                .then()
                .body("items[0].partner", nullValue())
                .body("items[0].client", nullValue());
    }

    @Test
    void the_audit_names_partner_and_client_as_the_actor_and_the_customer_beside_them() {
        var order = customer.submitsDraft(Applicant.domain("ok"));
        var number = customer.call().get("/api/v1/service-numbers").<String>path("items[0].serviceNumberId");

        assertThat(trail.of("ORDER", UUID.fromString(order))).hasSize(2).allSatisfy(this::isOfThePartner);
        assertThat(trail.of("SERVICE_NUMBER", UUID.fromString(number)))
                .hasSize(1)
                .allSatisfy(this::isOfThePartner);
    }

    private void isOfThePartner(AuditTrail.Told entry) {
        assertThat(entry.account()).isEqualTo(partner.id);
        assertThat(entry.client()).isEqualTo(partner.client);
        assertThat(entry.roles()).containsExactly(Roles.PARTNER);
        assertThat(entry.details()).containsEntry("onBehalfOf", customer.account.toString());
    }

    @Test
    void a_paper_that_a_partner_looks_at_is_told_like_any_look_of_somebody_who_does_not_hold_it() {
        var order = customer.drafts(Applicant.domain("ok"));
        customer.handsIn(order, "SUBJECT_CERTIFICATE", Papers.png(), "image/png")
                .then()
                .statusCode(200);

        customer.call()
                .get(ORDERS + order + "/materials/SUBJECT_CERTIFICATE")
                .then()
                .statusCode(200);

        assertThat(trail.of("ORDER", UUID.fromString(order)))
                .filteredOn(entry -> entry.act().equals("MATERIAL.SHOW"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.account()).isEqualTo(partner.id));
    }

    @Test
    void any_client_of_a_partner_goes_on_where_another_began() {
        var order = customer.drafts(Applicant.domain("ok"));
        var other = Ids.next().toString();

        partner.callBy(other, Scopes.FILINGS_READ).get(ORDERS + order).then().statusCode(200);
        partner.callBy(other, Scopes.FILINGS_WRITE)
                .header("Idempotency-Key", Applicant.freshKey())
                .header("If-Match", Applicant.tag(customer.call(), order))
                .post(ORDERS + order + "/abandonment")
                .then()
                .statusCode(200);

        customer.call().get(ORDERS + order + "/history").then().body("items.client", contains(partner.client, other));
    }

    @Test
    void a_token_changes_nothing_that_was_issued_for_reading() {
        var order = customer.completesDraft(Applicant.domain("ok"));

        partner.call(Scopes.FILINGS_READ)
                .header("Idempotency-Key", Applicant.freshKey())
                .body(Map.of("declarationVersion", "2026-01", "accepted", true))
                .post(ORDERS + order + "/submission")
                .then()
                .statusCode(403)
                .header("WWW-Authenticate", is("Bearer error=\"insufficient_scope\", scope=\"filings:write\""))
                .body("code", is("SCOPE_MISSING"));
        partner.call(Scopes.FILINGS_WRITE)
                .get(ORDERS + order)
                .then()
                .statusCode(403)
                .body("code", is("SCOPE_MISSING"));

        customer.shows(order).then().body("state", is("DRAFT"));
    }

    @Test
    void a_partners_machine_needs_no_picture_and_one_that_it_brings_is_nobodys() {
        customer.checksType(Applicant.domain("ok"))
                .then()
                .statusCode(201)
                .body("holder", is(customer.account.toString()));
        partner.call().post("/api/v1/captchas").then().statusCode(403).body("code", is("FORBIDDEN"));

        var question = new HashMap<>(customer.question(Applicant.domain("ok")));
        question.put("captcha", Map.of("captchaId", Ids.next().toString(), "x", 100));
        customer.call()
                .body(question)
                .post("/api/v1/filing-type-checks")
                .then()
                .statusCode(422)
                .body("code", is("CAPTCHA_NOT_SOLVED"));
    }

    @Test
    void a_reviewer_decides_on_no_order_of_a_customer_that_they_are_themselves() {
        var order = customer.submitsDraft(Applicant.domain("ok"));

        for (var token : List.of(
                TestTokens.bearer(customer.account, Roles.REVIEWER),
                TestTokens.bearerOfHolder(Ids.next(), customer.account, Roles.REVIEWER))) {
            given().header("Authorization", "Bearer " + token)
                    .contentType(ContentType.JSON)
                    .header("If-Match", Applicant.tag(Applicant.reviewer(), order))
                    .header("Idempotency-Key", Applicant.freshKey())
                    .body(Map.of("decision", "APPROVE"))
                    .post(ORDERS + order + "/provider-decision")
                    .then()
                    .statusCode(403)
                    .body("code", is("OWN_ORDER"));
        }
        Applicant.reviewer().get(ORDERS + order).then().body("partner", is(partner.id.toString()));
    }

    @Test
    void a_customer_has_one_subject_and_one_open_order_like_everybody() {
        var order = customer.drafts(Applicant.domain("ok"));

        customer.opensOrder(Applicant.domain("ok")).then().statusCode(409).body("code", is("ORDER_IN_PROGRESS"));
        partner.customer()
                .opensOrder(Applicant.domain("ok"))
                .then()
                .statusCode(201)
                .body("orderId", not(equalTo(order)));
    }

    @Test
    void another_customers_service_number_pays_for_nothing() {
        var domain = Applicant.domain("ok");
        var order = customer.drafts(domain);
        var ofAnother = partner.customer().obtainsNumber();

        customer.entersService(order, Applicant.service(domain, ofAnother))
                .then()
                .statusCode(422)
                .body("errors.code", contains("SERVICE_NUMBER_UNKNOWN"));
    }

    @Test
    void an_order_is_held_by_whom_its_type_check_was_made_for() {
        var check = customer.checksType(Applicant.domain("ok")).<String>path("typeCheckId");

        partner.call().get("/api/v1/filing-type-checks/" + check).then().statusCode(200);
        partner.call()
                .header("Idempotency-Key", Applicant.freshKey())
                .body(Map.of("typeCheckId", check))
                .post("/api/v1/orders")
                .then()
                .statusCode(201)
                .body("holder", is(customer.account.toString()))
                .body("partner", is(partner.id.toString()));
    }
}
