package cn.icpfiling.account.transfercases;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.cases.SupportDesk;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.web.BusinessClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The papers of an offline transfer by the kind of the holder, and the day on which the support has decided after them. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class TransferPapersApiTest {

    private final Caller target = new Caller();
    private String token;

    @Inject
    BusinessClock clock;

    @BeforeEach
    void the_target_has_an_account() {
        token = target.signedUp().getString("session.accessToken");
    }

    @AfterEach
    void the_clock_is_right_again() {
        clock.moveTo(Duration.ZERO);
    }

    @Test
    void papers_are_complete_and_scanned_before_the_support_sees_the_case() {
        var id = opened("PERSON");
        isRefused(id, "CASE_PAPERS_MISSING");
        SupportDesk.hasPapersOfAPerson(id);
        SupportDesk.hasPaper(id, "HAND_HELD_PHOTO", "QUARANTINED");
        isRefused(id, "CASE_PAPERS_NOT_SCANNED");
        SupportDesk.hasPaper(id, "HAND_HELD_PHOTO", "CLEAN");

        hands(id).then().statusCode(200).body("state", equalTo("UNDER_REVIEW"));
        hands(id).then().statusCode(409);
    }

    @Test
    void an_organisation_hands_in_five_papers_and_not_one_fewer() {
        var id = opened("ORGANISATION");
        for (var paper : List.of(
                "LETTER_OF_AUTHORITY",
                "APPLICANT_ID_FRONT",
                "APPLICANT_ID_BACK",
                "SUBJECT_CERTIFICATE",
                "HAND_HELD_PHOTO")) {
            isRefused(id, "CASE_PAPERS_MISSING");
            SupportDesk.hasPaper(id, paper, "CLEAN");
        }

        hands(id).then().statusCode(200).body("state", equalTo("UNDER_REVIEW"));
    }

    @Test
    void the_third_working_day_after_complete_papers_comes_after_the_holidays_between() {
        // One o'clock of 30 September in China. The days until 7 October are holidays, and Saturday the 10th is worked.
        clock.moveTo(Duration.between(Instant.now(), Instant.parse("2026-09-29T17:00:00Z")));
        var id = opened("PERSON");
        own(id).then().body("dueOn", nullValue());
        SupportDesk.hasPapersOfAPerson(id);

        hands(id).then().statusCode(200).body("dueOn", equalTo("2026-10-10"));
    }

    private void isRefused(String id, String code) {
        hands(id).then().statusCode(409).body("code", equalTo(code));
    }

    private String opened(String holderKind) {
        return target.as(token)
                .header("Idempotency-Key", SupportDesk.key())
                .body(Map.of("filing", "d-" + UUID.randomUUID() + ".cn", "holderKind", holderKind, "name", "王小明"))
                .post("/api/v1/transfer-cases")
                .then()
                .statusCode(201)
                .extract()
                .path("caseId");
    }

    private Response hands(String id) {
        return target.as(token)
                .header("Idempotency-Key", SupportDesk.key())
                .post("/api/v1/own-cases/" + id + "/handing-in");
    }

    private Response own(String id) {
        return target.as(token).get("/api/v1/own-cases/" + id);
    }
}
