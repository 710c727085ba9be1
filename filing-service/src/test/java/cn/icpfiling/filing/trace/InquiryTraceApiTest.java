package cn.icpfiling.filing.trace;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.OfflineCase;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.web.BusinessClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** J32: a trace has the status inquiries about the subject, with the reviewer who saw the number of its certificate. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class InquiryTraceApiTest {

    private static final String CHECKS = "/api/v1/filing-type-checks";
    private static final String[] STEPS = {"STATUS_INQUIRY.REQUEST", "DATA.REVEAL", "STATUS_INQUIRY.ANSWER"};

    @Inject
    BusinessClock clock;

    @Inject
    Sql sql;

    private final Applicant applicant = new Applicant();
    private final UUID reviewer = Ids.next();
    private String domain = Applicant.domain("ok");
    private final int digits = ThreadLocalRandom.current().nextInt(1_000_000);

    /** The order is opened from a later check than the one that was inquired about. */
    @Test
    void an_order_and_its_domain_show_the_inquiries_about_the_subject_and_those_of_no_other_subject() {
        var inquiry = inquired("A", "NOT_FILED", null);
        var other = inquired("B", "NOT_FILED", null);
        var order = ordered("A");
        var stranger = new Applicant().drafts(Applicant.domain("ok"));

        assertThat(inquiries("orderId", order)).containsOnly(inquiry);
        assertThat(steps("orderId", order, inquiry)).containsExactly(STEPS);
        assertThat(inquiries("orderId", stranger)).isEmpty();
        assertThat(inquiries("domain", "www." + domain)).containsOnly(inquiry, other);
        assertThat(steps("domain", domain, inquiry)).containsExactly(STEPS);
    }

    @Test
    void an_inquiry_from_which_no_order_came_is_traced_by_its_domain_and_by_the_number_that_was_found() {
        var number = "湘ICP备2023%06d号".formatted(digits);
        applicant.region = Map.of("province", "43", "city", "430100", "county", "430102");
        var inquiry = inquired("C", "FILED_WITHOUT_SITES", number);

        assertThat(steps("filingNumber", number, inquiry)).containsExactly(STEPS);
        assertThat(steps("domain", domain, inquiry)).containsExactly(STEPS);
    }

    /** The case names a later check, of another domain, than the one that was inquired about. */
    @Test
    void a_case_on_paper_shows_the_inquiries_about_its_subject() {
        applicant.region = Map.of("province", "43", "city", "430100", "county", "430102");
        var inquiry = inquired("D", "FILED_WITHOUT_SITES", "湘ICP备2022%06d号".formatted(digits));
        domain = Applicant.domain("ok");
        OfflineCase.opens(applicant, checked("D", "EMPTY_SUBJECT")).then().statusCode(201);

        assertThat(inquiries("domain", domain)).containsOnly(inquiry);
    }

    /** With 400 orders and three inquiries, 1,200 pairs lead to three ids; a look-up has room for 1,000. */
    @Test
    void many_orders_of_a_subject_with_several_inquiries_are_traced_completely() throws SQLException {
        var inquiry = inquired("E", "NOT_FILED", null);
        var order = UUID.fromString(ordered("E"));
        try (var copies = new CopiedRows()) {
            for (var more = 0; more < 2; more++) {
                var check = copies.copy("filing_type_checks", checkOf(inquiry), Map.of());
                var _ = copies.copy("status_inquiries", UUID.fromString(inquiry), Map.of("type_check_id", check));
            }
            for (var more = 1; more < 400; more++) {
                var _ = copies.copy("orders", order, Map.of("state", "EXPIRED"));
            }

            assertThat(inquiries("domain", domain)).containsOnly(inquiry);
        }
    }

    private UUID checkOf(String inquiry) {
        return sql.first(
                        row -> Binary.toUuid(row.getBytes(1)),
                        "SELECT type_check_id FROM status_inquiries WHERE id = ?",
                        UUID.fromString(inquiry))
                .orElseThrow();
    }

    private String ordered(String subject) {
        return applicant
                .creates()
                .body(Map.of("typeCheckId", checked(subject, "FIRST_FILING")))
                .post("/api/v1/orders")
                .then()
                .statusCode(201)
                .extract()
                .path("orderId");
    }

    private String checked(String subject, String type) {
        var question = new HashMap<>(applicant.question(domain));
        question.putAll(
                Map.of("nature", 10, "certificateType", 19, "certificateNumber", "JJ-" + subject + "-" + digits));
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

    private String inquired(String subject, String result, String number) {
        var inquiry = applicant
                .creates()
                .post(CHECKS + "/" + checked(subject, "UNDETERMINED") + "/status-inquiry")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("inquiryId");
        var path = "/api/v1/status-inquiries/" + inquiry;
        by(reviewer, Roles.REVIEWER).post(path + "/reveals").then().statusCode(200);
        var answer = new HashMap<String, Object>(Map.of(
                "result",
                result,
                "source",
                "AUTHORITY_SYSTEM",
                "askedAt",
                clock.instant().toString()));
        answer.put("reference", "ASK-2026-32");
        if (number != null) {
            answer.put("subjectNumber", number);
        }
        by(reviewer, Roles.REVIEWER)
                .header("Idempotency-Key", Applicant.freshKey())
                .body(answer)
                .post(path + "/answer")
                .then()
                .statusCode(200);
        return inquiry;
    }

    private List<String> inquiries(String by, String value) {
        return traced(by, value, "it.what.startsWith('STATUS_INQUIRY')", "objectId");
    }

    private List<String> steps(String by, String value, String inquiry) {
        assertThat(traced(by, value, "it.what == 'DATA.REVEAL' && it.objectId == '" + inquiry + "'", "actor.account"))
                .containsExactly(reviewer.toString());
        return traced(by, value, "it.objectId == '" + inquiry + "'", "what");
    }

    private static List<String> traced(String by, String value, String which, String member) {
        return by(Ids.next(), Roles.AUDITOR)
                .queryParam(by, value)
                .queryParam("reason", "AUDIT")
                .queryParam("limit", 200)
                .get("/api/v1/trace")
                .then()
                .statusCode(200)
                .body("complete", is(true))
                .extract()
                .path("items.findAll { " + which + " }." + member);
    }

    private static RequestSpecification by(UUID account, String role) {
        return given().header("Authorization", "Bearer " + TestTokens.bearer(account, role))
                .contentType(ContentType.JSON);
    }
}
