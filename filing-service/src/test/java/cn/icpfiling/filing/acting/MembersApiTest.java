package cn.icpfiling.filing.acting;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.drafting.ChangesScene;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Rest;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A member of the holder's account does what the granted rights allow, and nothing else. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class MembersApiTest extends ChangesScene {

    private static final String ALL = "VIEW,EDIT,SUBMIT,END";

    private final UUID member = UUID.randomUUID();

    private RequestSpecification member(String rights) {
        return Rest.given()
                .auth()
                .oauth2(TestTokens.bearerOfMember(holder.account, member, rights))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", Applicant.freshKey());
    }

    private String ofThis(String rights) {
        return service + "=" + rights;
    }

    private static String ofAnother(String rights) {
        return UUID.randomUUID() + "=" + rights;
    }

    private static void lacks(ValidatableResponse answer, String right) {
        answer.statusCode(403).body("code", is("MEMBER_RIGHT_MISSING")).body("detail", containsString(right));
    }

    private String changeOfTheService() {
        return changes("services", service).then().statusCode(201).extract().path("orderId");
    }

    @Test
    void a_member_reads_the_service_that_they_have_a_right_for_and_its_subject() {
        for (var rights : List.of(ofThis("VIEW"), ofThis("END"), "*=VIEW")) {
            for (var path : List.of(
                    "/api/v1/services/" + service,
                    "/api/v1/services/" + service + "/acts",
                    "/api/v1/services/" + service + "/impact?act=CANCEL_ACCESS",
                    "/api/v1/services/" + service + "/reveals",
                    "/api/v1/subjects/" + subject,
                    "/api/v1/subjects/" + subject + "/acts")) {
                member(rights).get(path).then().statusCode(200);
            }
        }
    }

    @Test
    void a_member_for_another_service_sees_the_subject_and_none_of_its_other_services() {
        var order = changeOfTheService();
        var rights = ofAnother(ALL);

        member(rights).get("/api/v1/subjects/" + subject).then().statusCode(200);
        for (var path : List.of(
                "/api/v1/services/" + service,
                "/api/v1/services/" + service + "/acts",
                "/api/v1/orders/" + order,
                "/api/v1/orders/" + order + "/history",
                "/api/v1/orders/" + order + "/checklist",
                "/api/v1/orders/" + order + "/confirmation")) {
            member(rights).get(path).then().statusCode(404).body("code", is("NOT_FOUND"));
        }
        member(rights).post("/api/v1/services/" + service + "/change").then().statusCode(404);
        member(rights)
                .header("If-Match", "*")
                .body("{}")
                .post("/api/v1/orders/" + order + "/submission")
                .then()
                .statusCode(404);
    }

    @Test
    void lists_show_what_the_member_has_a_right_for() {
        var order = changeOfTheService();

        member(ofThis("VIEW")).get("/api/v1/services").then().body("items.serviceId", contains(service));
        member(ofThis("VIEW")).get("/api/v1/orders").then().body("items.orderId", hasItem(order));
        member("*=VIEW").get("/api/v1/services").then().body("items.serviceId", contains(service));
        member(ofAnother(ALL)).get("/api/v1/services").then().statusCode(200).body("items", empty());
        member(ofAnother(ALL)).get("/api/v1/orders").then().statusCode(200).body("items", empty());
        member(ofAnother("VIEW")).get("/api/v1/subjects").then().body("items.subjectId", contains(subject));
    }

    @Test
    @Tag("long")
    void a_member_who_sees_the_service_is_told_which_right_is_missing() {
        var order = changeOfTheService();

        for (var rights : List.of(ofThis("VIEW"), ofThis("VIEW") + " " + ofAnother(ALL))) {
            lacks(
                    member(rights)
                            .header("If-Match", "*")
                            .body(Map.of())
                            .put("/api/v1/orders/" + order + "/service")
                            .then(),
                    "EDIT");
            lacks(
                    member(rights)
                            .get("/api/v1/orders/" + order + "/confirmation")
                            .then(),
                    "SUBMIT");
            lacks(
                    member(rights)
                            .header("If-Match", "*")
                            .body(Map.of("declarationVersion", "1"))
                            .post("/api/v1/orders/" + order + "/submission")
                            .then(),
                    "SUBMIT");
            lacks(
                    member(rights)
                            .header("If-Match", "*")
                            .post("/api/v1/orders/" + order + "/abandonment")
                            .then(),
                    "END");
        }
        lacks(
                member(ofThis("EDIT,SUBMIT"))
                        .header("If-Match", "*")
                        .post("/api/v1/orders/" + order + "/abandonment")
                        .then(),
                "END");
        holder.shows(order).then().body("state", is("DRAFT"));
    }

    @Test
    void what_is_about_no_single_service_needs_the_right_for_all_services() {
        var rights = ofThis(ALL);

        lacks(member(rights).body("{}").post("/api/v1/orders").then(), "EDIT");
        lacks(member(rights).body("{}").post("/api/v1/filing-type-checks").then(), "EDIT");
        lacks(member(rights).body("{}").post("/api/v1/service-numbers").then(), "EDIT");
        lacks(member(rights).post("/api/v1/subjects/" + subject + "/change").then(), "EDIT");
        lacks(
                member(rights)
                        .body("{}")
                        .post("/api/v1/subjects/" + subject + "/deregistration")
                        .then(),
                "END");
        lacks(member(rights).get("/api/v1/service-numbers").then(), "VIEW");
        lacks(member(rights).get("/api/v1/offline-deregistrations").then(), "VIEW");
        member("*=EDIT").post("/api/v1/subjects/" + subject + "/change").then().statusCode(201);
    }

    @Test
    @Tag("long")
    void an_order_about_the_subject_is_seen_by_members_for_all_services_only() {
        var order =
                changes("subjects", subject).then().statusCode(201).extract().<String>path("orderId");

        member("*=VIEW").get("/api/v1/orders/" + order).then().statusCode(200);
        member(ofThis(ALL)).get("/api/v1/orders/" + order).then().statusCode(404);
        member(ofThis(ALL)).get("/api/v1/orders").then().body("items.orderId.contains('" + order + "')", is(false));
    }

    @Test
    void the_history_names_the_member_who_acted() {
        var order = member(ofThis("EDIT"))
                .post("/api/v1/services/" + service + "/change")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("orderId");
        member(ofThis("END"))
                .header("If-Match", Applicant.tag(holder.call(), order))
                .post("/api/v1/orders/" + order + "/abandonment")
                .then()
                .statusCode(200);
        var own = changeOfTheService();

        holder.call()
                .get("/api/v1/orders/" + order + "/history")
                .then()
                .statusCode(200)
                .body("items.actorRole", contains("APPLICANT", "APPLICANT"))
                .body("items.member", contains(member.toString(), member.toString()))
                .body("items.partner", contains(nullValue(), nullValue()));
        holder.call().get("/api/v1/orders/" + own + "/history").then().body("items.member", contains(nullValue()));
    }

    /** Also after the person has left the account and joined the staff. */
    @Test
    void a_reviewer_does_not_review_an_order_on_which_the_same_person_acted_as_a_member() {
        var order = member(ofThis("EDIT"))
                .post("/api/v1/services/" + service + "/change")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("orderId");
        var person = UUID.randomUUID();
        sql.update(
                "UPDATE order_history SET actor_person = ? WHERE order_id = ? AND actor_member = ?",
                person,
                UUID.fromString(order),
                member);

        claims(TestTokens.bearerOfHolder(UUID.randomUUID(), person, Roles.REVIEWER), order)
                .statusCode(403)
                .body("code", is("OWN_ORDER"));
        claims(TestTokens.bearerOfHolder(UUID.randomUUID(), UUID.randomUUID(), Roles.REVIEWER), order)
                .statusCode(409);
    }

    private ValidatableResponse claims(String reviewer, String order) {
        return Rest.given()
                .auth()
                .oauth2(reviewer)
                .header("Idempotency-Key", Applicant.freshKey())
                .header("If-Match", Applicant.tag(holder.call(), order))
                .post("/api/v1/orders/" + order + "/claim")
                .then();
    }

    @Test
    void a_member_uses_up_half_of_what_the_account_may_ask_for_and_no_more() {
        sql.update(
                "INSERT INTO account_limits (account, kind, since, events) VALUES (?, 'TYPE_CHECK', UTC_TIMESTAMP(6), 30)",
                member);
        var question = holder.question(Applicant.domain("ok"));

        member("*=" + ALL)
                .body(question)
                .post("/api/v1/filing-type-checks")
                .then()
                .statusCode(429)
                .body("code", is("TOO_MANY_REQUESTS"));
        holder.call().body(question).post("/api/v1/filing-type-checks").then().statusCode(201);
    }

    @Test
    void an_operation_without_a_right_is_closed_to_members() {
        for (var path : List.of("/api/v1/offline-deregistrations", "/api/v1/bulk-orders")) {
            member("*=" + ALL).body("{}").post(path).then().statusCode(403).body("code", is("FORBIDDEN"));
        }
        member("*=" + ALL)
                .get("/api/v1/case-papers/" + UUID.randomUUID())
                .then()
                .statusCode(403)
                .body("code", is("FORBIDDEN"));
    }

    @Test
    void a_member_of_another_account_is_a_stranger() {
        var stranger = Rest.given()
                .auth()
                .oauth2(TestTokens.bearerOfMember(UUID.randomUUID(), member, "*=" + ALL + " " + ofThis(ALL)));

        stranger.get("/api/v1/services/" + service).then().statusCode(404);
        stranger.get("/api/v1/subjects/" + subject).then().statusCode(404);
    }

    /** It would end the site as the first deregistration, which asked for END. */
    @Test
    void a_withdrawn_deregistration_is_sent_again_by_whom_may_end_the_site() {
        var token = holder.call()
                .queryParam("act", "DEREGISTER_SERVICE")
                .get("/api/v1/services/" + service + "/impact")
                .<String>path("impactToken");
        var order = holder.creates()
                .body(Map.of("impactToken", token))
                .post("/api/v1/services/" + service + "/deregistration")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("orderId");
        holder.acts(order)
                .post("/api/v1/orders/" + order + "/withdrawal")
                .then()
                .statusCode(200);

        lacks(submits(order, ofThis("EDIT,SUBMIT")), "END");
        submits(order, ofThis("SUBMIT,END")).statusCode(200).body("state", is("AWAITING_SUBMISSION"));
    }

    private ValidatableResponse submits(String order, String rights) {
        return member(rights)
                .header("If-Match", "*")
                .body(Map.of("declarationVersion", "2026-01", "accepted", true))
                .post("/api/v1/orders/" + order + "/submission")
                .then();
    }
}
