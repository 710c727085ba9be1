package cn.icpfiling.filing.deregistration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.AuthoritySteps;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.FiledAtTheAuthority;
import cn.icpfiling.filing.Papers;
import cn.icpfiling.filing.StatusAuthority;
import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.web.BusinessClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** J9: a service, or the subject with all of its services, leaves the authority's register. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class DeregistrationApiTest {

    private static final TestTopic RECORDS = new TestTopic("icp.filing.record.v1");

    @Inject
    Verdicts verdicts;

    @Inject
    AuthoritySteps authority;

    @Inject
    BusinessClock clock;

    private final Applicant holder = new Applicant();
    private final String domain = Applicant.domain("ok");
    private final String number =
            "京ICP备2034%06d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
    private String subject;
    private String service;

    @BeforeEach
    void filed() {
        var order = holder.submitsDraft(domain);
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        granted(order, number + "-1");
        subject = holder.call().get("/api/v1/subjects").path("items[0].subjectId");
        service = holder.call().get("/api/v1/services").path("items[0].serviceId");
    }

    @AfterEach
    void today() {
        clock.moveTo(Duration.ZERO);
    }

    @Test
    void a_service_goes_straight_to_the_authority_and_ends_its_domain_is_free_and_its_service_number_stays_used()
            throws SQLException {
        impact("services", service).then().body("confirmedBy", is("SMS"));
        var key = Applicant.freshKey();
        var token = token("services", service);
        var answer = ends("services", service, key, Map.of("impactToken", token));
        var order = answer.then()
                .statusCode(201)
                .header("Location", containsString("/api/v1/orders/"))
                .body("type", is("DEREGISTER_SERVICE"))
                .body("state", is("AWAITING_SUBMISSION"))
                .body("typeCheckId", nullValue())
                .body("allowedActs", contains("WITHDRAW"))
                .body("service.domains", contains(domain))
                .extract()
                .<String>path("orderId");
        assertThat(ends("services", service, key, Map.of("impactToken", token)).asString())
                .isEqualTo(answer.asString());
        holder.call().get("/api/v1/orders/" + order + "/checklist").then().body("items.size()", is(0));

        granted(order, number + "-1");

        holder.shows(order)
                .then()
                .body("serviceNumbers", contains(number + "-1"))
                .body("publicQuery", startsWith("http"));
        holder.call()
                .get("/api/v1/services")
                .then()
                .body("items.status", contains("DEREGISTERED"))
                .body("items.endedBy", contains("HOLDER"));
        holder.call().get("/api/v1/subjects").then().body("items.status", contains("REGISTERED"));
        holder.call().get("/api/v1/service-numbers").then().body("items.state", contains("USED"));
        FiledAtTheAuthority.under(domain, number, number + "-1");
        new Applicant().checksType(domain).then().body("type", is("FIRST_FILING"));
        holder.checksType(domain).then().body("type", is("NEW_SERVICE_SAME_PROVIDER"));
        moveSubjectToHunan();
        holder.checksType(domain).then().body("type", is("EMPTY_SUBJECT"));
        impact("services", service);
        ends("services", service)
                .then()
                .statusCode(409)
                .body("code", is("ACT_BLOCKED"))
                .body("errors.code", contains("ACT_RECORD_DEREGISTERED"));
        tellsOfTheEnd("\"status\":\"REGISTERED\"", "\"serviceIds\":[\"" + service + "\"]", "\"by\":\"HOLDER\"");
    }

    @Test
    @Tag("long")
    void a_subject_takes_its_services_with_it_and_its_holder_files_anew() {
        var order = ends("subjects", subject)
                .then()
                .statusCode(201)
                .body("type", is("DEREGISTER_SUBJECT"))
                .body("domain", nullValue())
                .body("service", nullValue())
                .extract()
                .<String>path("orderId");

        granted(order, null);

        holder.call().get("/api/v1/services").then().body("items.status", contains("DEREGISTERED"));
        holder.call()
                .get("/api/v1/subjects")
                .then()
                .body("items.status", contains("DEREGISTERED"))
                .body("items.endedBy", contains("HOLDER"));
        holder.checksType(domain).then().body("type", is("FIRST_FILING"));
        holder.drafts(domain);
        holder.call()
                .get("/api/v1/subjects/" + subject + "/acts")
                .then()
                .body("acts.find { it.act == 'DEREGISTER_SUBJECT' }.blockedBy.code", hasItem("RECORD_DEREGISTERED"));
        tellsOfTheEnd("\"status\":\"DEREGISTERED\"", "\"serviceIds\":[\"" + service + "\"]");
    }

    @Test
    void nobody_ends_what_is_not_theirs_or_what_they_have_not_seen() {
        refused(Map.of(), 422, "IMPACT_REQUIRED");
        refused(Map.of("impactToken", "AAAA"), 409, "IMPACT_CHANGED");
        var ofSubject = token("subjects", subject);
        refused(Map.of("impactToken", ofSubject), 409, "IMPACT_CHANGED");
        refused(Map.of("impactToken", ofSubject, "code", "123456"), 400, "INVALID_FIELD");
        var body = Map.of("impactToken", token("services", service));
        new Applicant()
                .creates()
                .body(body)
                .post("/api/v1/services/" + service + "/deregistration")
                .then()
                .statusCode(404);
        holder.creates()
                .body(body)
                .post("/api/v1/services/" + Ids.next() + "/deregistration")
                .then()
                .statusCode(404);
    }

    @Test
    void an_order_of_the_subject_stands_in_the_way_and_is_named() {
        var order = holder.drafts(Applicant.domain("ok"));

        ends("subjects", subject)
                .then()
                .statusCode(409)
                .body("code", is("ORDER_IN_PROGRESS"))
                .body("detail", containsString(order));
    }

    @Test
    void of_a_deregistration_and_other_orders_at_the_same_moment_one_is_opened() throws Exception {
        var tokenOfSubject = token("subjects", subject);
        var tokenOfService = token("services", service);
        var check = holder.checksType(Applicant.domain("ok")).<String>path("typeCheckId");

        var answers = AtOnce.call(8, turn -> switch (turn % 4) {
            case 0 -> ends("subjects", subject, Applicant.freshKey(), Map.of("impactToken", tokenOfSubject));
            case 1 -> ends("services", service, Applicant.freshKey(), Map.of("impactToken", tokenOfService));
            case 2 -> holder.creates().post("/api/v1/services/" + service + "/change");
            default -> holder.creates().body(Map.of("typeCheckId", check)).post("/api/v1/orders");
        });

        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnly(201, 409)
                .containsOnlyOnce(201);
    }

    @Test
    void before_the_authoritys_sms_stood_in_its_place_the_filing_password_was_asked_for() {
        clock.moveTo(Duration.between(Instant.now(), Instant.parse("2020-08-16T15:00:00Z")));
        var body = new HashMap<String, Object>(Map.of("impactToken", token("services", service)));
        impact("services", service).then().body("confirmedBy", is("FILING_PASSWORD"));

        send("services", service, body)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/filingPassword"))
                .body("errors.code", contains("FILING_PASSWORD_REQUIRED"))
                .body("errors.rule", contains("R-040"));
        body.put("filingPassword", "wrong");
        refused(body, 422, "FILING_PASSWORD_WRONG");
        body.put("filingPassword", StatusAuthority.SILENT);
        refused(body, 503, "UPSTREAM_UNAVAILABLE");
        body.put("filingPassword", StatusAuthority.RIGHT_PASSWORD);
        send("services", service, body).then().statusCode(201);
    }

    @Test
    @Tag("long")
    void it_can_be_withdrawn_until_it_is_uploaded_and_what_the_authority_refuses_goes_there_again_or_is_given_up() {
        var order = ends("services", service).then().statusCode(201).extract().<String>path("orderId");

        holder.acts(order)
                .post("/api/v1/orders/" + order + "/withdrawal")
                .then()
                .statusCode(200)
                .body("state", is("DRAFT"));
        holder.entersService(order, Applicant.service(domain, "-"))
                .then()
                .statusCode(409)
                .body("code", is("NOTHING_TO_ENTER"));
        holder.handsIn(order, "CHANGE_PROOF", Papers.png(), "image/png").then().statusCode(409);
        holder.prechecks(order).then().statusCode(200).body("passed", is(true));
        holder.submits(order).then().statusCode(200).body("state", is("AWAITING_SUBMISSION"));
        authority.upload(order);
        authority.refuse(order, "材料不全");
        holder.shows(order)
                .then()
                .body("state", is("AUTHORITY_REJECTED"))
                .body("reasons.code", contains("AUTHORITY_PROCESSING_ERROR"));
        holder.submits(order).then().statusCode(200).body("submission", is(3));
        authority.upload(order);
        authority.failSms(order);
        holder.acts(order)
                .post("/api/v1/orders/" + order + "/abandonment")
                .then()
                .statusCode(200);

        holder.call().get("/api/v1/services").then().body("items.status", contains("REGISTERED"));
        ends("services", service).then().statusCode(201);
    }

    @Test
    void what_is_served_here_no_more_can_still_be_ended_by_its_holder() throws SQLException {
        set("update filed_services set access_status = 'CANCELLED' where subject_id = ?");

        var order = ends("services", service).then().statusCode(201).extract().<String>path("orderId");
        granted(order, number + "-1");

        holder.call().get("/api/v1/services").then().body("items.status", contains("DEREGISTERED"));
    }

    private void granted(String order, String serviceNumber) {
        authority.upload(order);
        authority.verifySms(order);
        authority.grant(order, number, serviceNumber);
        holder.shows(order).then().body("state", is("COMPLETED"));
    }

    private Response impact(String things, String id) {
        var act = things.equals("subjects") ? "DEREGISTER_SUBJECT" : "DEREGISTER_SERVICE";
        return holder.call().queryParam("act", act).get("/api/v1/" + things + "/" + id + "/impact");
    }

    private String token(String things, String id) {
        return impact(things, id).then().statusCode(200).extract().path("impactToken");
    }

    private Response ends(String things, String id) {
        return send(things, id, Map.of("impactToken", token(things, id)));
    }

    private Response send(String things, String id, Map<String, Object> body) {
        return ends(things, id, Applicant.freshKey(), body);
    }

    private Response ends(String things, String id, String key, Map<String, ?> body) {
        return holder.call()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/" + things + "/" + id + "/deregistration");
    }

    private void refused(Map<String, Object> body, int status, String code) {
        send("services", service, body).then().statusCode(status).body("code", is(code));
    }

    private void tellsOfTheEnd(String... parts) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(RECORDS.recordsOf(subject))
                        .filteredOn(record ->
                                TestTopic.header(record.headers(), "ce_type").equals("filing.record.deregistered"))
                        .singleElement()
                        .satisfies(record -> assertThat(new String(record.value(), StandardCharsets.UTF_8))
                                .contains(parts)));
    }

    private void moveSubjectToHunan() throws SQLException {
        set("update subjects set province = '43' where id = ?");
        holder.region = Map.of("province", "43", "city", "430100", "county", "430102");
    }

    private void set(String update) throws SQLException {
        try (var database = LocalStack.connection();
                var statement = database.prepareStatement(update)) {
            statement.setBytes(1, Binary.of(UUID.fromString(subject)));
            statement.executeUpdate();
        }
    }
}
