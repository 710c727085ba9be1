package cn.icpfiling.filing.drafting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Partner;
import cn.icpfiling.filing.StatedFindings;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** J20: one act opens the change that is to cure a finding, with the fields marked. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class FindingChangesApiTest extends ChangesScene {

    private static final List<String> FIELDS = List.of("/subject/principal/mobile", "/service/principal/mobile");
    private static final List<String> BOTH = List.of("CHANGE_SUBJECT", "CHANGE_SERVICE");

    @Test
    void a_change_of_the_service_shows_the_finding_and_the_fields_of_the_service() {
        var finding = stated("NOTIFIED", service);

        var order = changes("services", service, finding)
                .then()
                .statusCode(201)
                .body("finding.findingId", is(finding.toString()))
                .body("finding.reason", is("CONTACT.MOBILE"))
                .body("finding.detail", notNullValue())
                .body("finding.fields", contains("/service/principal/mobile"))
                .extract()
                .<String>path("orderId");

        holder.shows(order)
                .then()
                .body("finding.findingId", is(finding.toString()))
                .body("finding.fields", contains("/service/principal/mobile"));
    }

    @Test
    void a_change_of_the_subject_takes_the_finding_of_a_service_with_the_fields_of_the_subject() {
        changes("subjects", subject, stated("OVERDUE", service))
                .then()
                .statusCode(201)
                .body("finding.fields", contains("/subject/principal/mobile"));
    }

    @Test
    void a_contested_finding_opens_a_change_too_and_a_change_without_a_finding_shows_none() {
        var order = changes("subjects", subject, stated("CONTESTED", service))
                .then()
                .statusCode(201)
                .extract()
                .<String>path("orderId");
        changes("subjects", subject, stated("CONTESTED", service))
                .then()
                .statusCode(409)
                .body("code", is("ORDER_IN_PROGRESS"));
        holder.acts(order)
                .post("/api/v1/orders/" + order + "/abandonment")
                .then()
                .statusCode(200);

        changes("subjects", subject).then().statusCode(201).body("finding", nullValue());
    }

    @Test
    @Tag("long")
    void the_event_of_the_granted_change_names_order_service_and_finding() {
        var finding = stated("NOTIFIED", service);
        var order = changes("services", service, finding).then().extract().<String>path("orderId");
        holder.entersService(order, entry("示例科技新官网", List.of(one))).then().statusCode(200);
        handsIn(order);
        holder.submits(order).then().statusCode(200);

        granted(order, number + "-1");

        holder.shows(order).then().body("finding.findingId", is(finding.toString()));
        var told = new TestTopic("icp.filing.record.v1")
                .recordsOf(subject).stream()
                        .filter(event -> "filing.record.changed".equals(TestTopic.header(event.headers(), "ce_type")))
                        .map(event -> new String(event.value(), StandardCharsets.UTF_8))
                        .toList();
        assertThat(told)
                .singleElement()
                .satisfies(event -> assertThat(event)
                        .contains("\"change\":{\"orderId\":\"" + order)
                        .contains("\"serviceId\":\"" + service)
                        .contains("\"findingId\":\"" + finding));
    }

    @Test
    void a_finding_that_is_not_about_this_record_is_as_unknown_as_none() {
        var other = new Applicant();
        refused(changes("services", service, UUID.randomUUID()), "FINDING_UNKNOWN");
        refused(
                changes(
                        "services",
                        service,
                        StatedFindings.stated(
                                UUID.randomUUID().toString(), service, "NOTIFIED", "CONTACT.MOBILE", FIELDS, BOTH)),
                "FINDING_UNKNOWN");
        // the holder was not told of it yet
        refused(changes("services", service, stated("OPENED", service)), "FINDING_UNKNOWN");
        refused(
                changes(
                        "services",
                        service,
                        stated("NOTIFIED", UUID.randomUUID().toString())),
                "FINDING_OF_ANOTHER_SERVICE");
        other.creates()
                .queryParam("findingId", stated("NOTIFIED", service))
                .post("/api/v1/services/" + service + "/change")
                .then()
                .statusCode(404);
        nothingIsOpen();
    }

    @Test
    void a_settled_finding_and_one_that_another_act_cures_open_nothing() {
        for (var state : List.of("CURED", "DISMISSED", "ENDED")) {
            refused(changes("services", service, stated(state, service)), "FINDING_SETTLED");
        }
        var domain = StatedFindings.stated(
                subject, service, "NOTIFIED", "DOMAIN.EXPIRED", List.of("/service/domains"), List.of("RENEW_DOMAIN"));
        refused(changes("services", service, domain), "FINDING_CURED_BY_ANOTHER_ACT");
        nothingIsOpen();
    }

    @Test
    void an_answered_request_is_repeated_without_asking_and_a_silent_service_is_503() {
        var finding = stated("NOTIFIED", service);
        var key = Applicant.freshKey();
        var order = keyed(key, finding).then().statusCode(201).extract().<String>path("orderId");
        StatedFindings.stated(subject, service, "CURED", "CONTACT.MOBILE", FIELDS, BOTH);

        keyed(key, finding).then().statusCode(201).body("orderId", is(order));
        keyed(key, stated("NOTIFIED", service)).then().statusCode(422).body("code", is("IDEMPOTENCY_KEY_REUSED"));

        holder.acts(order)
                .post("/api/v1/orders/" + order + "/abandonment")
                .then()
                .statusCode(200);
        changes("services", service, StatedFindings.SILENT)
                .then()
                .statusCode(503)
                .body("code", is("UPSTREAM_UNAVAILABLE"));
        holder.creates()
                .queryParam("findingId", "no-id")
                .post("/api/v1/services/" + service + "/change")
                .then()
                .statusCode(400);
        nothingIsOpen();
    }

    @Test
    void the_partner_of_another_customer_opens_nothing() {
        new Partner()
                .call()
                .header("Idempotency-Key", Applicant.freshKey())
                .queryParam("findingId", stated("NOTIFIED", service))
                .post("/api/v1/services/" + service + "/change")
                .then()
                .statusCode(404);
        nothingIsOpen();
    }

    private UUID stated(String state, String about) {
        return StatedFindings.stated(subject, about, state, "CONTACT.MOBILE", FIELDS, BOTH);
    }

    private Response changes(String things, String id, UUID finding) {
        return holder.creates().queryParam("findingId", finding).post("/api/v1/" + things + "/" + id + "/change");
    }

    private Response keyed(String key, UUID finding) {
        return holder.call()
                .header("Idempotency-Key", key)
                .queryParam("findingId", finding)
                .post("/api/v1/services/" + service + "/change");
    }

    private static void refused(Response answer, String code) {
        answer.then()
                .statusCode(422)
                .body("errors.code", contains(code))
                .body("errors.pointer", contains("/query/findingId"))
                .body("errors.remedy", everyItem(notNullValue()));
    }

    private void nothingIsOpen() {
        holder.call().get("/api/v1/orders?state=DRAFT").then().statusCode(200).body("items", empty());
    }
}
