package cn.icpfiling.filing.cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Colleagues;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.FiledAtTheAuthority;
import cn.icpfiling.filing.Partner;
import cn.icpfiling.filing.StatusAuthority;
import cn.icpfiling.platform.audit.AuditTrail;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** J6 to J8: what may be done with a filing, what an irreversible act costs, and the end of this provider's access. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class CancelAccessApiTest extends CancellationScene {

    @Inject
    AuditTrail trail;

    @Test
    void every_act_is_told_with_all_its_reasons() {
        var holder = new Applicant();
        var service = files(holder, domain);
        acts(holder, "services/" + service)
                .then()
                .statusCode(200)
                .body("acts.find { it.act == 'CANCEL_ACCESS' }.allowed", is(true))
                .body("acts.find { it.act == 'DEREGISTER_SERVICE' }.blockedBy.size()", is(0))
                .body("acts.find { it.act == 'ACCESS_FILING' }.blockedBy.code", contains("ACCESS_LIVE"))
                .body("acts.find { it.act == 'REMOVE_DOMAIN' }.blockedBy.code", contains("LAST_DOMAIN"))
                .body("missing.size()", is(0));

        var order = holder.drafts(Applicant.domain("ok"));

        acts(holder, "services/" + service)
                .then()
                .body("acts.allowed", everyItem(is(false)))
                .body("acts.blockedBy.orderId.flatten()", hasItem(order))
                .body(
                        "acts.find { it.act == 'REMOVE_DOMAIN' }.blockedBy.code",
                        contains("ORDER_IN_PROGRESS", "LAST_DOMAIN"));
        acts(holder, "subjects/" + subjectOf(holder))
                .then()
                .statusCode(200)
                .body("acts.act", contains("CHANGE_SUBJECT", "NEW_SERVICE", "DEREGISTER_SUBJECT", "TRANSFER"))
                .body(
                        "acts.operation",
                        contains("changeSubject", "checkFilingType", "deregisterSubject", "openFilingTransfer"))
                .body("acts.blockedBy.flatten().detail", everyItem(containsString(order)))
                .body("acts.blockedBy.flatten().remedy", everyItem(containsString("放弃")));
        acts(new Applicant(), "services/" + service).then().statusCode(404);
        acts(new Applicant(), "subjects/" + subjectOf(holder)).then().statusCode(404);
    }

    @Test
    @Tag("long")
    void the_impact_says_what_stays_what_ends_and_what_nobody_knows() {
        var holder = new Applicant();
        var service = files(holder, domain);
        FiledAtTheAuthority.under(domain, number, number + "-1");

        impact(holder, service)
                .then()
                .statusCode(200)
                .body("subjectNumberEnds", is(false))
                .body("sites.serviceNumber", contains(number + "-1"))
                .body("sites.numberEnds", contains(false))
                .body("spentServiceNumbers.size()", is(1))
                .body("topLevelDomains.approved", contains("YES"))
                .body("lastProvider", is("UNKNOWN"))
                .body("authority", is("FILED"))
                .body("warnings.code", contains("LAST_PROVIDER_NOT_KNOWN", "SERVICE_NUMBERS_STAY_USED"))
                .body("next.code", contains("MOVE_DOMAINS_AWAY", "FILE_ACCESS_ELSEWHERE"));
        FiledAtTheAuthority.silentAbout(domain);
        impact(holder, service).then().body("authority", is("UNKNOWN"));
        holder.call()
                .queryParam("act", "DEREGISTER_SERVICE")
                .get("/api/v1/services/" + service + "/impact")
                .then()
                .statusCode(200)
                .body("sites.numberEnds", contains(true))
                .body("lastProvider", nullValue())
                .body("warnings.code", hasItem("SUBJECT_MAY_BE_LEFT_EMPTY"));
        holder.call()
                .queryParam("act", "DEREGISTER_SUBJECT")
                .get("/api/v1/subjects/" + subjectOf(holder) + "/impact")
                .then()
                .statusCode(200)
                .body("subjectNumberEnds", is(true));
        holder.call().get("/api/v1/services/" + service + "/impact").then().statusCode(400);
        impact(new Applicant(), service).then().statusCode(404);
    }

    @Test
    @Tag("long")
    void the_access_ends_at_once_the_number_stays_and_the_way_back_is_an_access_filing() {
        var holder = new Applicant();
        var service = files(holder, domain);
        var subject = subjectOf(holder);
        var proof = proof(token(holder, service));
        var key = Applicant.freshKey();

        var answer = cancels(holder, service, key, proof);
        answer.then()
                .statusCode(200)
                .body("accessStatus", is("CANCELLED"))
                .body("cancelledBy", is("HOLDER"))
                .body("serviceNumber", is(number + "-1"));
        var again = cancels(holder, service, key, proof);
        assertThat(again.asString()).isEqualTo(answer.asString());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");

        holder.call()
                .get("/api/v1/services")
                .then()
                .body("items.status", contains("REGISTERED"))
                .body("items.accessStatus", contains("CANCELLED"));
        holder.call().get("/api/v1/service-numbers").then().body("items.state", contains("USED"));
        holder.checksType(domain).then().body("type", is("ACCESS_FILING"));
        new Applicant().checksType(domain).then().body("type", is("DOMAIN_HELD_BY_ANOTHER_SUBJECT"));
        cancels(holder, service, Applicant.freshKey(), proof)
                .then()
                .statusCode(409)
                .body("code", is("ACT_BLOCKED"))
                .body("errors.code", contains("ACT_ACCESS_CANCELLED"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(RECORDS.recordsOf(subject))
                        .filteredOn(record ->
                                TestTopic.header(record.headers(), "ce_type").equals("filing.record.access-cancelled"))
                        .singleElement()
                        .satisfies(record -> assertThat(new String(record.value(), StandardCharsets.UTF_8))
                                .contains("\"accessStatus\":\"CANCELLED\"", "\"by\":\"HOLDER\"")));
    }

    /** No grant can give the number of a site to a second record. */
    @Test
    @Tag("long")
    void another_domain_that_the_authority_has_under_the_number_of_the_site_opens_no_second_record() {
        var holder = new Applicant();
        var service = files(holder, domain);
        var other = Applicant.domain("ok");
        FiledAtTheAuthority.under(other, number, number.replace("号", " 号") + "-1");
        holder.checksType(other)
                .then()
                .body("type", is("ALREADY_FILED_HERE"))
                .body("nextSteps.path", contains("/api/v1/services/" + service + "/acts"));
        Colleagues.endAccess(service).then().statusCode(200);

        var order = holder.completesDraftOfService(other);
        holder.shows(order).then().body("type", is("ACCESS_FILING"));
        holder.submits(order).then().statusCode(200);
        approved(order);
        authority.grant(order, number, number + "-1");

        holder.call()
                .get("/api/v1/services")
                .then()
                .body("items.serviceId", contains(service))
                .body("items.accessStatus", contains("LIVE"));
    }

    @Test
    @Tag("long")
    void an_access_filing_of_a_site_on_record_begins_with_it_adds_no_domain_and_is_told_other_content() {
        var holder = new Applicant();
        var service = files(holder, domain);
        Colleagues.endAccess(service).then().statusCode(200);
        var order = holder.drafts(domain);
        holder.shows(order)
                .then()
                .body("service.name", is("示例科技官网"))
                .body("service.domains", contains(domain))
                .body("service.serviceNumber", nullValue());
        var entry = new HashMap<>(Applicant.service(domain, holder.obtainsNumber()));
        entry.put("name", "另一家网站");
        entry.put("domains", List.of(domain, Applicant.domain("ok")));
        holder.entersService(order, entry).then().statusCode(200);
        holder.handsInAll(order);

        holder.prechecks(order)
                .then()
                .body("warnings.find { it.code == 'RECORD_HAS_OTHER_CONTENT' }.pointer", is("/service/name"));
        holder.submits(order)
                .then()
                .statusCode(422)
                .body("errors.code", contains("DOMAIN_ADDED"))
                .body("errors.pointer", contains("/service/domains/1"));
    }

    @Test
    void nobody_confirms_what_they_have_not_seen() {
        var holder = new Applicant();
        var service = files(holder, domain);
        var token = token(holder, service);
        var other = holder.call()
                .queryParam("act", "DEREGISTER_SERVICE")
                .get("/api/v1/services/" + service + "/impact")
                .<String>path("impactToken");

        refused(holder, service, without("impactToken", proof(token)), 422, "IMPACT_REQUIRED");
        refused(holder, service, proof(other), 409, "IMPACT_CHANGED");
        refused(holder, service, proof("no token"), 409, "IMPACT_CHANGED");
        refused(holder, service, proof("AAAA"), 409, "IMPACT_CHANGED");
        clock.moveTo(Duration.ofMinutes(31));
        refused(holder, service, proof(token), 409, "IMPACT_CHANGED");
    }

    @Test
    void without_password_and_code_nothing_changes() {
        var holder = new Applicant();
        var service = files(holder, domain);
        var proof = proof(token(holder, service));

        cancels(holder, service, Applicant.freshKey(), with("filingPassword", "wrong", proof))
                .then()
                .statusCode(422)
                .body("code", is("FILING_PASSWORD_WRONG"))
                .body("remedy", containsString("https://beian.miit.gov.cn/"));
        refused(holder, service, with("filingPassword", StatusAuthority.SILENT, proof), 503, "UPSTREAM_UNAVAILABLE");
        refused(holder, service, with("code", "000000", proof), 422, "CODE_NOT_ACCEPTED");
        refused(holder, service, with("code", "000503", proof), 503, "UPSTREAM_UNAVAILABLE");
        refused(holder, service, without("code", proof), 400, "INVALID_FIELD");
        refused(new Applicant(), service, proof, 404, "NOT_FOUND");
        holder.call().get("/api/v1/services").then().body("items.accessStatus", contains("LIVE"));

        refused(holder, service, with("filingPassword", "wrong", proof), 422, "FILING_PASSWORD_WRONG");
        refused(holder, service, proof, 429, "TOO_MANY_REQUESTS");
    }

    @Test
    void an_order_of_the_subject_stands_in_the_way_and_is_named() {
        var holder = new Applicant();
        var service = files(holder, domain);
        var proof = proof(token(holder, service));
        var order = holder.drafts(Applicant.domain("ok"));

        cancels(holder, service, Applicant.freshKey(), proof)
                .then()
                .statusCode(409)
                .body("code", is("ORDER_IN_PROGRESS"))
                .body("detail", containsString(order));
    }

    @Test
    void of_several_cancellations_at_once_one_has_an_effect() throws Exception {
        var holder = new Applicant();
        var service = files(holder, domain);
        var proof = proof(token(holder, service));

        var answers = AtOnce.call(
                4, _ -> cancels(holder, service, Applicant.freshKey(), proof).statusCode());

        assertThat(answers).containsOnly(200, 409).containsOnlyOnce(200);
        assertThat(trail.of("SUBJECT", UUID.fromString(subjectOf(holder))))
                .filteredOn(entry -> entry.act().equals("RECORD.CANCEL_ACCESS"))
                .hasSize(1);
    }

    @Test
    void repeats_of_one_cancellation_at_once_hear_of_it_or_that_it_runs_although_its_code_is_spent() throws Exception {
        var holder = new Applicant();
        var service = files(holder, domain);
        var proof = with("code", Counterparts.ONCE, proof(token(holder, service)));
        var key = Applicant.freshKey();

        var answers = AtOnce.call(4, _ -> cancels(holder, service, key, proof));

        assertThat(answers)
                .extracting(answer -> answer.statusCode() == 200 ? "CANCELLED" : answer.<String>path("code"))
                .contains("CANCELLED")
                .containsOnly("CANCELLED", "IDEMPOTENCY_KEY_IN_USE");
        cancels(holder, service, key, proof).then().statusCode(200).header("Idempotent-Replayed", is("true"));
    }

    @Test
    void a_partner_answers_for_its_customer_in_place_of_the_code() {
        var customer = new Partner().customer();
        var service = files(customer, domain);
        var proof = without("code", without("codeId", proof(token(customer, service))));

        refused(customer, service, proof, 400, "INVALID_FIELD");
        cancels(customer, service, Applicant.freshKey(), with("customerConfirmed", true, proof))
                .then()
                .statusCode(200);

        assertThat(trail.of("SUBJECT", UUID.fromString(subjectOf(customer))))
                .filteredOn(entry -> entry.act().equals("RECORD.CANCEL_ACCESS"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.details())
                        .containsEntry("proof", "PARTNER_AND_PASSWORD")
                        .containsKey("partner"));
    }

    @Test
    void while_the_old_platform_is_silent_no_access_ends_and_no_change_opens() {
        var holder = new Applicant();
        var service = files(holder, domain);
        var proof = proof(token(holder, service));
        Counterparts.oldPlatformAnswers(domain, "legacydown-");

        refused(holder, service, proof, 503, "UPSTREAM_UNAVAILABLE");
        for (var filing : List.of("services/" + service, "subjects/" + subjectOf(holder))) {
            holder.creates()
                    .post("/api/v1/" + filing + "/change")
                    .then()
                    .statusCode(503)
                    .body("code", is("UPSTREAM_UNAVAILABLE"));
        }
        holder.call().get("/api/v1/services").then().body("items.accessStatus", contains("LIVE"));
    }

    @Test
    void what_waits_on_the_old_platform_is_taken_over_before_a_change_unless_it_is_an_earlier_owners() {
        var holder = new Applicant();
        var service = files(holder, domain);
        Counterparts.oldPlatformAnswers(domain, "legacy-");

        holder.creates()
                .post("/api/v1/services/" + service + "/change")
                .then()
                .statusCode(409)
                .body("code", is("ACT_BLOCKED"))
                .body("errors.code", contains("ACT_LEGACY_NOT_IMPORTED"));
        Counterparts.oldPlatformAnswers(domain, "otherclaim-");
        holder.creates().post("/api/v1/services/" + service + "/change").then().statusCode(201);
    }

    private static Response acts(Applicant caller, String filing) {
        return caller.call().get("/api/v1/" + filing + "/acts");
    }
}
