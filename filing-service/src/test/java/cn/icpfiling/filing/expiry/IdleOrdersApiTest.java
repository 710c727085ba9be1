package cn.icpfiling.filing.expiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.AuthoritySteps;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.OtherReplica;
import cn.icpfiling.filing.Papers;
import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.testkit.rest.Rest;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.BusinessClock;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Orders that wait for their applicants too long, with the clock moved as the sandbox moves it. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class IdleOrdersApiTest {

    private static final TestTopic ORDERS = new TestTopic("icp.filing.order.v1");
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    BusinessClock clock;

    @Inject
    Sql sql;

    @Inject
    Verdicts verdicts;

    @Inject
    AuthoritySteps authority;

    private final Applicant applicant = new Applicant();

    @AfterEach
    void today() {
        clock.moveTo(Duration.ZERO);
    }

    @Test
    void a_draft_is_reminded_on_days_7_15_and_30_and_is_over_on_day_45() throws Exception {
        var order = applicant.completesDraft(Applicant.domain("ok"));
        var end = LegalTime.dayOf(clock.instant()).plusDays(45).toString();
        applicant.shows(order).then().body("expiresOn", is(end));

        for (var day : List.of(6, 7, 8, 15, 29, 30, 44)) {
            moveTo(day);
        }
        applicant.shows(order).then().body("state", is("DRAFT")).body("expiresOn", is(end));
        moveTo(45);

        applicant
                .shows(order)
                .then()
                .body("state", is("EXPIRED"))
                .body("waitingFor", is("NOBODY"))
                .body("allowedActs", is(List.of()))
                .body("expiresOn", nullValue())
                .body("subject.name", is("北京示例科技有限公司"))
                .body("service.name", is("示例科技官网"))
                .body("materials.size()", is(4));
        applicant.call().get("/api/v1/service-numbers").then().body("items[0].state", is("FREE"));
        applicant.opensOrder(Applicant.domain("ok")).then().statusCode(201);
        history(order)
                .then()
                .body("items.act", contains("DRAFT", "REMIND", "REMIND", "REMIND", "EXPIRE"))
                .body("items.actorRole", contains("APPLICANT", "SYSTEM", "SYSTEM", "SYSTEM", "SYSTEM"))
                .body("items.sequence", contains(1, 2, 3, 4, 5));
        await().atMost(SOON).until(() -> ORDERS.recordsOf(order).size(), is(5));
        var told = ORDERS.recordsOf(order);
        assertThat(told)
                .extracting(record -> TestTopic.header(record.headers(), "ce_type"))
                .containsExactly(
                        "filing.order.drafted",
                        "filing.order.reminded",
                        "filing.order.reminded",
                        "filing.order.reminded",
                        "filing.order.expired");
        assertThat(told)
                .extracting(record -> TestTopic.header(record.headers(), "ce_sequence"))
                .containsExactly("1", "2", "3", "4", "5");
        var reminder = new ObjectMapper().readTree(told.get(2).value());
        assertThat(reminder.at("/idle/days").asInt()).isEqualTo(15);
        assertThat(reminder.at("/idle/endsOn").asText()).isEqualTo(end);
    }

    @Test
    void an_edit_begins_the_idle_days_anew() {
        var domain = Applicant.domain("ok");
        var order = applicant.completesDraft(domain);
        moveTo(30);
        applicant.entersSubject(order, Applicant.subject()).then().statusCode(200);
        moveTo(60);
        applicant
                .handsIn(order, "SUBJECT_CERTIFICATE", Papers.png(), "image/png")
                .then()
                .statusCode(200);
        moveTo(90);
        var number = applicant.obtainsNumber();
        applicant.entersService(order, Applicant.service(domain, number)).then().statusCode(200);
        moveTo(134);
        applicant.shows(order).then().body("state", is("DRAFT"));

        moveTo(135);

        applicant.shows(order).then().body("state", is("EXPIRED"));
    }

    @Test
    @Tag("long")
    void whatever_came_back_keeps_its_reasons_while_it_waits_and_then_ends_too() {
        var returned = applicant.submitsDraft(Applicant.domain("ok"));
        var other = new Applicant();
        var failed = other.submitsDraft(Applicant.domain("ok"));
        verdicts.passed(failed, 1);
        Applicant.decides(failed, Map.of("decision", "APPROVE")).then().statusCode(200);
        moveTo(40);
        verdicts.brokenBecauseExpired(returned, 1);
        authority.upload(failed);
        authority.failSms(failed);
        moveTo(47);

        applicant
                .shows(returned)
                .then()
                .body("state", is("PROVIDER_CORRECTION"))
                .body("expiresOn", notNullValue())
                .body("reasons.code", contains("DOMAIN_EXPIRED", "IDENTITY_MISMATCH"));
        history(returned).then().body("items.act", hasItem("REMIND"));
        moveTo(84);
        applicant.shows(returned).then().body("state", is("PROVIDER_CORRECTION"));
        other.shows(failed).then().body("state", is("SMS_EXPIRED"));

        moveTo(85);

        applicant.shows(returned).then().body("state", is("EXPIRED"));
        other.shows(failed).then().body("state", is("EXPIRED"));
    }

    @Test
    void an_order_that_waits_for_somebody_else_is_left_alone() {
        var order = applicant.submitsDraft(Applicant.domain("ok"));

        moveTo(200);

        applicant.shows(order).then().body("state", is("PROVIDER_REVIEW")).body("expiresOn", nullValue());
        history(order).then().body("items.act", not(hasItem("REMIND")));
    }

    @Test
    void one_looked_at_late_is_reminded_once() {
        var order = applicant.drafts(Applicant.domain("ok"));

        OtherReplica.holds(sql, "idle-orders", () -> moveTo(19));
        history(order).then().body("items.act", contains("DRAFT"));
        moveTo(20);
        moveTo(21);

        history(order).then().body("items.act", contains("DRAFT", "REMIND"));
    }

    @Test
    @Tag("long")
    void what_is_over_cannot_be_submitted_edited_or_given_up() {
        var order = applicant.completesDraft(Applicant.domain("ok"));
        moveTo(45);

        applicant.submits(order).then().statusCode(409).body("code", is("ACT_NOT_ALLOWED"));
        applicant
                .entersSubject(order, Applicant.subject())
                .then()
                .statusCode(409)
                .body("code", is("NOT_EDITABLE"));
        applicant
                .acts(order)
                .post("/api/v1/orders/" + order + "/abandonment")
                .then()
                .statusCode(409)
                .body("code", is("ACT_NOT_ALLOWED"));
    }

    @Test
    @Tag("long")
    void of_an_end_and_a_submission_at_once_one_wins() throws Exception {
        var applicants = IntStream.range(0, 6).mapToObj(_ -> new Applicant()).toList();
        var orders = applicants.stream()
                .map(each -> each.completesDraft(Applicant.domain("ok")))
                .toList();
        clock.moveTo(Duration.ofDays(45));

        // Two replicas look for idle orders at the same moment.
        var answers = AtOnce.call(
                orders.size() + 2, i -> i < orders.size() ? applicants.get(i).submits(orders.get(i)) : moved(45));

        assertThat(answers.subList(orders.size(), answers.size()))
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(204));
        for (var i = 0; i < orders.size(); i++) {
            var submitted = answers.get(i).statusCode() == 200;
            if (!submitted) {
                // Whoever looked just before the end acted on a version that is past.
                answers.get(i).then().body("code", is(oneOf("ACT_NOT_ALLOWED", "PRECONDITION_FAILED")));
            }
            applicants.get(i).shows(orders.get(i)).then().body("state", is(submitted ? "PROVIDER_REVIEW" : "EXPIRED"));
            history(applicants.get(i), orders.get(i))
                    .then()
                    .body("items.act", contains("DRAFT", submitted ? "SUBMIT" : "EXPIRE"));
            applicants
                    .get(i)
                    .call()
                    .get("/api/v1/service-numbers")
                    .then()
                    .body("items[0].state", is(submitted ? "BOUND" : "FREE"));
        }
    }

    private Response history(String order) {
        return history(applicant, order);
    }

    private static Response history(Applicant applicant, String order) {
        return applicant.call().get("/api/v1/orders/" + order + "/history");
    }

    private static void moveTo(int days) {
        moved(days).then().statusCode(204);
    }

    private static Response moved(int days) {
        return Rest.given()
                .auth()
                .oauth2(TestTokens.internal("sandbox"))
                .contentType(ContentType.JSON)
                .body(Map.of("offset", Duration.ofDays(days).toString()))
                .post("/internal/clock");
    }
}
