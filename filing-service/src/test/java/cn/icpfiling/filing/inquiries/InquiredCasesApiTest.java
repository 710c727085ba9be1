package cn.icpfiling.filing.inquiries;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.OfflineCase;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.BusinessClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A case on paper about a subject that the authority's query cannot be asked about, and that is not on record here. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class InquiredCasesApiTest {

    private static final String CHECKS = "/api/v1/filing-type-checks";

    @Inject
    BusinessClock clock;

    private final Applicant applicant = new Applicant();
    private final Map<String, Object> question = new HashMap<>(applicant.question(Applicant.domain("ok")));
    private final int digits = ThreadLocalRandom.current().nextInt(1_000_000);

    @AfterEach
    void today() {
        clock.moveTo(Duration.ZERO);
    }

    @Test
    void it_is_freed_once_a_member_of_staff_finds_the_subject_unfiled() {
        applicant.region = Map.of("province", "43", "city", "430100", "county", "430102");
        question.putAll(applicant.question(Applicant.domain("ok")));
        question.putAll(Map.of("nature", 10, "certificateType", 19, "certificateNumber", "JJ-C-" + digits));
        isInquired(Map.of("result", "FILED_WITHOUT_SITES", "subjectNumber", "湘ICP备2024%06d号".formatted(digits)));
        var id = OfflineCase.opens(applicant, checked("EMPTY_SUBJECT"))
                .then()
                .statusCode(201)
                .body("watched", is(false))
                .extract()
                .<String>path("caseId");
        OfflineCase.handsIn(applicant, id, LegalTime.dayOf(clock.instant()))
                .then()
                .statusCode(200);
        moved(12);
        OfflineCase.shows(applicant, id).then().body("state", is("HANDED_IN"));

        isInquired(Map.of("result", "NOT_FILED"));
        moved(14);

        OfflineCase.shows(applicant, id).then().body("state", is("FREED"));
    }

    private String checked(String type) {
        return applicant
                .call()
                .body(question)
                .post(CHECKS)
                .then()
                .statusCode(201)
                .body("type", is(type))
                .extract()
                .path("typeCheckId");
    }

    private void isInquired(Map<String, Object> found) {
        var inquiry = applicant
                .creates()
                .post(CHECKS + "/" + checked("UNDETERMINED") + "/status-inquiry")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("inquiryId");
        var answer = new HashMap<>(found);
        answer.putAll(Map.of(
                "source", "AUTHORITY_SYSTEM", "askedAt", clock.instant().toString(), "reference", "ASK-2026-18"));
        by(TestTokens.bearer(Ids.next(), Roles.REVIEWER))
                .header("Idempotency-Key", Applicant.freshKey())
                .body(answer)
                .post("/api/v1/status-inquiries/" + inquiry + "/answer")
                .then()
                .statusCode(200);
    }

    private static void moved(int days) {
        by(TestTokens.internal("sandbox"))
                .body(Map.of("offset", Duration.ofDays(days).toString()))
                .post("/internal/clock")
                .then()
                .statusCode(204);
    }

    private static RequestSpecification by(String token) {
        return given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }
}
