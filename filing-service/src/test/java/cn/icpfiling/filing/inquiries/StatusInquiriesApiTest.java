package cn.icpfiling.filing.inquiries;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.OfflineCase;
import cn.icpfiling.platform.audit.AuditTrail;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.web.BusinessClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A foundation, about which the authority's query cannot be asked, comes to its order by a member of staff. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class StatusInquiriesApiTest {

    private static final String CHECKS = "/api/v1/filing-type-checks/";
    private static final String INQUIRIES = "/api/v1/status-inquiries";
    private static final TestTopic TOPIC = new TestTopic(AnswerStatusInquiry.TOPIC);
    private static final int FOUNDATION = 10;
    private static final int CERTIFICATE_OF_A_FOUNDATION = 19;

    @Inject
    BusinessClock clock;

    @Inject
    AuditTrail trail;

    @Inject
    SessionFactory sessions;

    private final Applicant applicant = new Applicant();
    private final UUID reviewer = Ids.next();
    private final String domain = Applicant.domain("ok");
    private final String number = "JJ%09d".formatted(ThreadLocalRandom.current().nextInt(1_000_000_000));

    @AfterEach
    void today() {
        clock.moveTo(Duration.ZERO);
    }

    @Test
    void a_foundation_that_a_reviewer_found_unfiled_files_for_the_first_time() {
        var check = undetermined();

        var inquiry = requested(check);
        applicant
                .call()
                .get(CHECKS + check)
                .then()
                .body("nextSteps.step", contains("AWAIT_STATUS_INQUIRY"))
                .body("statusInquiry.inquiryId", is(inquiry))
                .body("statusInquiry.state", is("WAITING"));
        answers(inquiry, answer("NOT_FILED", null))
                .then()
                .statusCode(200)
                .body("state", is("ANSWERED"))
                .body("reference", is("ASK-2026-17"))
                .body("certificateNumber", not(is(number)));

        applicant
                .call()
                .get(CHECKS + check)
                .then()
                .body("nextSteps.step", contains("CHECK_AGAIN"))
                .body("statusInquiry.result", is("NOT_FILED"));
        var again = repeats(check)
                .then()
                .statusCode(201)
                .body("type", is("FIRST_FILING"))
                .body("facts.find { it.fact == 'SUBJECT_FILED' }.source", is("STATUS_INQUIRY"))
                .body("opensOrder", is(true))
                .body("statusInquiry", nullValue())
                .extract()
                .<String>path("typeCheckId");
        applicant
                .creates()
                .body(Map.of("typeCheckId", again))
                .post("/api/v1/orders")
                .then()
                .statusCode(201);
        assertThat(entries(inquiry, "STATUS_INQUIRY.ANSWER"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.details())
                        .containsEntry("result", "NOT_FILED")
                        .containsEntry("source", "AUTHORITY_SYSTEM")
                        .containsEntry("reference", "ASK-2026-17"));
    }

    @Test
    void the_account_is_told_by_an_event_of_ids_and_codes() {
        var check = undetermined();
        var inquiry = requested(check);
        answers(inquiry, answer("NOT_TOLD", null)).then().statusCode(200);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> TOPIC.recordsOf(inquiry).size() == 1);
        var told = TOPIC.recordsOf(inquiry).getFirst();
        assertThat(TestTopic.header(told.headers(), "ce_type")).isEqualTo(AnswerStatusInquiry.TYPE);
        assertThat(new String(told.value(), StandardCharsets.UTF_8))
                .contains(applicant.account.toString(), check, "NOT_TOLD")
                .doesNotContain(number, domain);
        applicant.call().get(CHECKS + check).then().body("nextSteps.step", contains("CHECK_AGAIN", "CONTACT_SUPPORT"));
    }

    @Test
    void a_subject_that_is_filed_elsewhere_keeps_its_number_and_its_province() {
        var filed = "沪ICP备2025%06d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
        applicant.region = Map.of("province", "31", "city", "310100", "county", "310105");
        var check = undetermined();
        answers(requested(check), answer("FILED_WITH_SITES", filed))
                .then()
                .statusCode(200)
                .body("subjectNumber", is(filed));

        repeats(check).then().statusCode(201).body("type", is("NEW_SERVICE_OTHER_PROVIDER"));
    }

    @Test
    void a_subject_that_is_filed_without_a_site_goes_on_on_paper_under_the_number_that_was_found() {
        var filed = "湘ICP备2025%06d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
        applicant.region = Map.of("province", "43", "city", "430100", "county", "430102");
        var check = undetermined();
        answers(requested(check), answer("FILED_WITHOUT_SITES", filed)).then().statusCode(200);

        var again = repeats(check)
                .then()
                .statusCode(201)
                .body("type", is("EMPTY_SUBJECT"))
                .extract()
                .<String>path("typeCheckId");
        OfflineCase.opens(applicant, again).then().statusCode(201).body("filingNumber", is(filed));
    }

    @Test
    void an_answer_counts_for_a_day_and_after_it_a_new_check_asks_again() {
        var check = undetermined();
        answers(requested(check), answer("NOT_FILED", null)).then().statusCode(200);
        var again = repeats(check).then().statusCode(201).extract().<String>path("typeCheckId");

        clock.moveTo(Duration.ofHours(25));
        applicant
                .creates()
                .body(Map.of("typeCheckId", again))
                .post("/api/v1/orders")
                .then()
                .statusCode(409)
                .body("code", is("TYPE_CHECK_TOO_OLD"));
        requests(applicant, check).then().statusCode(409).body("code", is("TYPE_CHECK_TOO_OLD"));
        repeats(check)
                .then()
                .statusCode(201)
                .body("type", is("UNDETERMINED"))
                .body("nextSteps.step", contains("REQUEST_STATUS_INQUIRY"))
                .body("nextSteps[0].allowed", is(true));
    }

    @Test
    void the_queue_of_the_staff_cannot_be_filled_by_one_account() {
        var check = undetermined();
        requested(check);
        requests(applicant, check).then().statusCode(409).body("code", is("STATUS_INQUIRY_WAITING"));
        // another check of the same subject waits for the same answer
        requests(applicant, undetermined()).then().statusCode(409).body("code", is("STATUS_INQUIRY_WAITING"));
        for (var more = 1; more < 5; more++) {
            requested(undetermined("JJ-" + more + "-" + number));
        }
        requests(applicant, undetermined("JJ-5-" + number))
                .then()
                .statusCode(409)
                .body("code", is("STATUS_INQUIRIES_FULL"));
    }

    @Test
    void only_a_check_that_nothing_else_can_decide_has_an_inquiry_and_a_stranger_hears_of_none() {
        var decided =
                applicant.checksType(domain).then().statusCode(201).extract().<String>path("typeCheckId");
        requests(applicant, decided).then().statusCode(409).body("code", is("STATUS_INQUIRY_NOT_NEEDED"));

        var check = undetermined();
        requests(new Applicant(), check).then().statusCode(404);
        requests(applicant, Ids.next().toString()).then().statusCode(404);
        answers(requested(check), answer("NOT_FILED", null)).then().statusCode(200);
        requests(applicant, check).then().statusCode(409).body("code", is("STATUS_INQUIRY_ANSWERED"));
    }

    @Test
    void a_reviewer_sees_the_queue_and_the_number_while_it_waits_and_answers_once() {
        var inquiry = requested(undetermined());

        assertThat(waiting()).contains(inquiry);
        staff(reviewer)
                .post(INQUIRIES + "/" + inquiry + "/reveals")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("certificateNumber", is(number));
        assertThat(entries(inquiry, "DATA.REVEAL"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.account()).isEqualTo(reviewer));
        answers(inquiry, answer("NOT_FILED", null)).then().statusCode(200);

        assertThat(waiting()).doesNotContain(inquiry);
        staff(reviewer)
                .get(INQUIRIES + "?state=ANSWERED&limit=1")
                .then()
                .statusCode(200)
                .body("items.state", hasItem("ANSWERED"));
        staff(reviewer)
                .post(INQUIRIES + "/" + inquiry + "/reveals")
                .then()
                .statusCode(409)
                .body("code", is("STATUS_INQUIRY_ANSWERED"));
        answers(inquiry, answer("NOT_TOLD", null)).then().statusCode(409).body("code", is("STATUS_INQUIRY_ANSWERED"));
        answers(Ids.next().toString(), answer("NOT_TOLD", null)).then().statusCode(404);
    }

    @Test
    void the_statements_of_a_page_do_not_grow_with_its_inquiries() {
        for (var one = 0; one < 4; one++) {
            requested(undetermined("JJ-" + one + "-" + number));
        }

        // a job may ask something meanwhile
        await().untilAsserted(() -> assertThat(statementsOfPage(4)).isEqualTo(statementsOfPage(1)));
    }

    private long statementsOfPage(int limit) {
        var statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        staff(reviewer).get(INQUIRIES + "?limit=" + limit).then().body("items", hasSize(limit));
        var asked = statistics.getPrepareStatementCount();
        statistics.setStatisticsEnabled(false);
        return asked;
    }

    @Test
    void other_roles_and_the_account_itself_find_out_nothing() {
        var inquiry = requested(undetermined());

        for (var role : List.of(
                Roles.APPLICANT, Roles.PARTNER, Roles.SUPPORT, Roles.INSPECTOR, Roles.AUDITOR, Roles.ADMINISTRATOR)) {
            var token = TestTokens.bearer(Ids.next(), role);
            by(token).get(INQUIRIES).then().statusCode(403);
            by(token).post(INQUIRIES + "/" + inquiry + "/reveals").then().statusCode(403);
            answers(token, inquiry, answer("NOT_FILED", null)).then().statusCode(403);
        }
        var own = TestTokens.bearerOfHolder(Ids.next(), applicant.account, Roles.REVIEWER);
        by(own).post(INQUIRIES + "/" + inquiry + "/reveals")
                .then()
                .statusCode(403)
                .body("code", is("OWN_ORDER"));
        answers(own, inquiry, answer("NOT_FILED", null)).then().statusCode(403).body("code", is("OWN_ORDER"));
    }

    @Test
    void an_answer_without_its_evidence_is_refused() {
        var inquiry = requested(undetermined());

        broken(inquiry, answer("FILED_WITH_SITES", null), "INQUIRY_NUMBER_MISSING");
        broken(inquiry, answer("NOT_FILED", "京ICP备2025000001号"), "INQUIRY_NUMBER_NOT_EXPECTED");
        broken(inquiry, answer("FILED_WITH_SITES", "京ICP备2025000001号-1"), "INQUIRY_NUMBER_UNFIT");
        var tomorrow = answer("NOT_FILED", null);
        tomorrow.put("askedAt", clock.instant().plus(Duration.ofHours(1)).toString());
        broken(inquiry, tomorrow, "INQUIRY_TIME_UNFIT");
        var before = answer("NOT_FILED", null);
        before.put("askedAt", clock.instant().minus(Duration.ofHours(1)).toString());
        broken(inquiry, before, "INQUIRY_TIME_UNFIT");
        var unnamed = answer("NOT_FILED", null);
        unnamed.remove("reference");
        answers(inquiry, unnamed).then().statusCode(400);
    }

    private void broken(String inquiry, Map<String, Object> answer, String code) {
        answers(inquiry, answer).then().statusCode(422).body("errors.code", contains(code));
    }

    private String undetermined() {
        return undetermined(number);
    }

    private String undetermined(String certificateNumber) {
        var question = new HashMap<>(applicant.question(domain));
        question.put("nature", FOUNDATION);
        question.put("certificateType", CERTIFICATE_OF_A_FOUNDATION);
        question.put("certificateNumber", certificateNumber);
        return applicant
                .call()
                .body(question)
                .post("/api/v1/filing-type-checks")
                .then()
                .statusCode(201)
                .body("type", is("UNDETERMINED"))
                .extract()
                .path("typeCheckId");
    }

    private Response repeats(String check) {
        return applicant.call().body(Map.of()).post(CHECKS + check + "/repetition");
    }

    private static Response requests(Applicant who, String check) {
        return who.creates().post(CHECKS + check + "/status-inquiry");
    }

    private String requested(String check) {
        return requests(applicant, check)
                .then()
                .statusCode(201)
                .header("Location", is(CHECKS + check))
                .body("state", is("WAITING"))
                .extract()
                .path("inquiryId");
    }

    private List<String> waiting() {
        var found = new ArrayList<String>();
        String cursor = null;
        do {
            var page = staff(reviewer).get(INQUIRIES + "?limit=2" + (cursor == null ? "" : "&cursor=" + cursor));
            page.then().statusCode(200);
            found.addAll(page.path("items.inquiryId"));
            cursor = page.path("next");
        } while (cursor != null);
        return found;
    }

    private Map<String, Object> answer(String result, String subjectNumber) {
        var answer = new HashMap<String, Object>(Map.of(
                "result",
                result,
                "source",
                "AUTHORITY_SYSTEM",
                "askedAt",
                clock.instant().toString(),
                "reference",
                "ASK-2026-17"));
        if (subjectNumber != null) {
            answer.put("subjectNumber", subjectNumber);
        }
        return answer;
    }

    private Response answers(String inquiry, Map<String, Object> answer) {
        return answers(TestTokens.bearer(reviewer, Roles.REVIEWER), inquiry, answer);
    }

    private static Response answers(String token, String inquiry, Map<String, Object> answer) {
        return by(token)
                .header("Idempotency-Key", Applicant.freshKey())
                .body(answer)
                .post(INQUIRIES + "/" + inquiry + "/answer");
    }

    private List<AuditTrail.Told> entries(String inquiry, String act) {
        return trail.of("STATUS_INQUIRY", UUID.fromString(inquiry)).stream()
                .filter(entry -> entry.act().equals(act))
                .toList();
    }

    private static RequestSpecification staff(UUID account) {
        return by(TestTokens.bearer(account, Roles.REVIEWER));
    }

    private static RequestSpecification by(String token) {
        return given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }
}
