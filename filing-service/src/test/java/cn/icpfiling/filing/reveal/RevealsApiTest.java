package cn.icpfiling.filing.reveal;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.platform.audit.AuditTrail;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Personal data is shown in clear by an act of its own: a role, a reason, an entry of the audit, and its holder sees it. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class RevealsApiTest {

    private static final int PER_HOUR = 60;
    private static final String NUMBER = "/subject/principal/certificateNumber";
    private static final String MOBILE = "/subject/principal/mobile";
    private static final String REVIEW = "REVIEW_COMPARE_PAPERS";

    @Inject
    AuditTrail trail;

    @Inject
    Sql sql;

    private final Applicant applicant = new Applicant();
    private final UUID account = Ids.next();
    private String order;

    @BeforeEach
    void an_order_is_under_review() {
        order = applicant.submitsDraft(Applicant.domain("ok"));
    }

    @Test
    void a_reviewer_sees_what_they_asked_for_in_clear_and_no_more() {
        reveals(Roles.REVIEWER, REVIEW, null, MOBILE, NUMBER, NUMBER, "/certificateNumber", "/service/principal/name")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("orderId", is(order))
                .body("reason", is(REVIEW))
                .body("values.field", contains("/certificateNumber", NUMBER, MOBILE, "/service/principal/name"))
                .body("values.value", contains(applicant.certificateNumber, "11010519491231002X", "13800138000", "李四"));
    }

    @Test
    void each_answer_is_one_entry_that_tells_who_what_and_why_but_no_value() {
        reveals(Roles.REVIEWER, REVIEW, null, NUMBER, MOBILE).then().statusCode(200);

        assertThat(entries()).singleElement().satisfies(entry -> {
            assertThat(entry.account()).isEqualTo(account);
            assertThat(entry.roles()).containsExactly("reviewer");
            assertThat(entry.reason()).isEqualTo(REVIEW);
            assertThat(entry.details())
                    .isEqualTo(Map.of(
                            "role",
                            "REVIEWER",
                            "field0",
                            "SUBJECT_PRINCIPAL_CERTIFICATE_NUMBER",
                            "field1",
                            "SUBJECT_PRINCIPAL_MOBILE"));
        });
    }

    @Test
    void what_is_asked_again_or_at_once_is_told_again() throws Exception {
        var kept = answersKept();

        var answers = AtOnce.call(
                4, _ -> reveals(Roles.REVIEWER, REVIEW, null, NUMBER).statusCode());

        assertThat(answers).containsOnly(200);
        assertThat(entries()).hasSize(4);
        assertThat(answersKept()).isEqualTo(kept);
    }

    @Test
    void the_holder_sees_in_which_role_what_was_shown_and_why_and_their_own_data_masked_as_before() {
        reveals(Roles.REVIEWER, "CALL_PRINCIPAL", null, MOBILE).then().statusCode(200);
        reveals(Roles.SUPPORT, "SUPPORT_CASE", "CASE-2026-0042", NUMBER).then().statusCode(200);

        var told = seen(applicant.call(), "")
                .then()
                .statusCode(200)
                .body("items.role", contains("SUPPORT", "REVIEWER"))
                .body("items.reason", contains("SUPPORT_CASE", "CALL_PRINCIPAL"))
                .body("items[0].caseReference", is("CASE-2026-0042"))
                .body("items[1].caseReference", nullValue())
                .body("items.fields", contains(List.of(NUMBER), List.of(MOBILE)))
                .extract()
                .asString();
        assertThat(told).doesNotContain(account.toString(), "13800138000", "11010519491231002X");
        applicant.shows(order).then().body("subject.principal.mobile", is("138****8000"));
        var first = seen(applicant.call(), "?limit=1").then().body("items.role", contains("SUPPORT"));
        seen(applicant.call(), "?limit=1&cursor=" + first.extract().<String>path("next"))
                .then()
                .body("items.role", contains("REVIEWER"))
                .body("next", nullValue());
        seen(Applicant.reviewer(), "").then().statusCode(200);
        seen(new Applicant().call(), "").then().statusCode(404);
    }

    @Test
    void nobody_but_a_reviewer_and_the_support_is_shown_anything_in_clear() {
        for (var role : List.of(
                Roles.APPLICANT, Roles.PARTNER, Roles.INSPECTOR, Roles.AUDITOR, Roles.ADMINISTRATOR, Roles.SERVICE)) {
            reveals(role, REVIEW, null, NUMBER).then().statusCode(403);
        }
        applicant
                .call()
                .body(Map.of("fields", List.of(NUMBER), "reason", REVIEW))
                .post("/api/v1/orders/" + order + "/reveals")
                .then()
                .statusCode(403);
        assertThat(entries()).isEmpty();
    }

    @Test
    void nobody_is_shown_an_order_of_their_own() {
        for (var token : List.of(
                TestTokens.bearer(applicant.account, Roles.REVIEWER),
                TestTokens.bearerOfHolder(Ids.next(), applicant.account, Roles.REVIEWER),
                TestTokens.bearerOfHolder(Ids.next(), applicant.account, Roles.SUPPORT))) {
            reveals(token, order, Map.of("fields", List.of(NUMBER), "reason", REVIEW))
                    .then()
                    .statusCode(403)
                    .body("code", is("OWN_ORDER"));
        }
        assertThat(entries()).isEmpty();
    }

    @Test
    void an_order_that_is_not_there_is_not_found() {
        for (var role : List.of(Roles.REVIEWER, Roles.SUPPORT)) {
            var token = TestTokens.bearer(account, role);
            var asked = Map.of("fields", List.of(NUMBER), "reason", REVIEW);
            reveals(token, Ids.next().toString(), asked).then().statusCode(404);
            reveals(token, Ids.next().toString(), Map.of("fields", List.of("/domain")))
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void what_is_not_on_the_list_is_refused_for_its_form() {
        for (var role : List.of(Roles.REVIEWER, Roles.SUPPORT)) {
            reveals(role, REVIEW, null, NUMBER, "/domain")
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", contains("/fields/1"))
                    .body("errors[0].detail", containsString("/subject/principal/mail"));
            reveals(role, REVIEW, null, new String[0])
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", contains("/fields"));
            reveals(role, "CURIOSITY", null, NUMBER).then().statusCode(400).body("errors.pointer", contains("/reason"));
            reveals(role, "SUPPORT_CASE", "call 13800138000", NUMBER)
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", contains("/caseReference"));
        }
        assertThat(entries()).isEmpty();
    }

    @Test
    void each_role_has_reasons_of_its_own() {
        reveals(Roles.REVIEWER, "SUPPORT_CASE", "CASE-2026-0042", NUMBER)
                .then()
                .statusCode(422)
                .body("errors.code", contains("REVEAL_REASON_OF_ANOTHER_ROLE", "CASE_REFERENCE_NOT_EXPECTED"));
        reveals(Roles.SUPPORT, REVIEW, null, NUMBER)
                .then()
                .statusCode(422)
                .body("errors.code", contains("REVEAL_REASON_OF_ANOTHER_ROLE", "CASE_REFERENCE_MISSING"));
        reveals(Roles.REVIEWER, "CALL_PRINCIPAL", null, MOBILE, NUMBER)
                .then()
                .statusCode(422)
                .body("errors.code", contains("FIELD_NOT_FOR_REASON"))
                .body("errors.pointer", contains("/fields/1"));
        assertThat(entries()).isEmpty();
    }

    @Test
    void an_order_has_no_further_contact() {
        reveals(Roles.SUPPORT, "SUPPORT_CASE", "CASE-2026-0042", NUMBER, "/furtherContact/mobile")
                .then()
                .statusCode(422)
                .body("errors.code", contains("FIELD_NOT_OF_RECORD"))
                .body("errors.pointer", contains("/fields/1"));
        assertThat(entries()).isEmpty();
    }

    @Test
    void a_reviewer_is_shown_what_is_under_review_and_the_support_what_a_case_is_about() {
        var draft = new Applicant().drafts(Applicant.domain("ok"));
        var asked = Map.of("fields", List.of(NUMBER, "/certificateNumber"), "reason", REVIEW);
        reveals(TestTokens.bearer(account, Roles.REVIEWER), draft, asked)
                .then()
                .statusCode(409)
                .body("code", is("NOT_UNDER_REVIEW"));
        var ofACase = new HashMap<String, Object>(asked);
        ofACase.put("reason", "AUTHORITY_REQUEST");
        ofACase.put("caseReference", "MIIT-2026-7");
        reveals(TestTokens.bearer(account, Roles.SUPPORT), draft, ofACase)
                .then()
                .statusCode(200)
                .body("values[1].field", is(NUMBER))
                .body("values[1].value", nullValue());
    }

    @Test
    @Tag("long")
    void sixty_an_hour_are_enough_for_anybody_also_at_once() throws Exception {
        var answers = AtOnce.call(
                PER_HOUR + 4, _ -> reveals(Roles.REVIEWER, REVIEW, null, NUMBER).statusCode());

        assertThat(answers).containsOnly(200, 429);
        assertThat(answers).filteredOn(status -> status == 200).hasSize(PER_HOUR);
        assertThat(entries()).hasSize(PER_HOUR);
        reveals(Roles.REVIEWER, REVIEW, null, "/subject/principal/mail")
                .then()
                .statusCode(429)
                .body("code", is("TOO_MANY_REQUESTS"));
        reveals(Roles.REVIEWER, "SUPPORT_CASE", null, NUMBER).then().statusCode(422);
    }

    @Test
    void nobody_was_shown_anything_before_somebody_was() {
        seen(applicant.call(), "").then().statusCode(200).body("items", empty());
    }

    private Response reveals(String role, String reason, String caseReference, String... fields) {
        var asked = new HashMap<String, Object>(Map.of("fields", List.of(fields), "reason", reason));
        if (caseReference != null) {
            asked.put("caseReference", caseReference);
        }
        return reveals(TestTokens.bearer(account, role), order, asked);
    }

    private static Response reveals(String token, String order, Map<String, ?> asked) {
        return given().header("Authorization", "Bearer " + token)
                .contentType(ContentType.JSON)
                .body(asked)
                .post("/api/v1/orders/" + order + "/reveals");
    }

    private Response seen(RequestSpecification caller, String query) {
        return caller.get("/api/v1/orders/" + order + "/reveals" + query);
    }

    private long answersKept() {
        return sql.first(row -> row.getLong(1), "SELECT COUNT(*) FROM idempotent_requests")
                .orElseThrow();
    }

    private List<AuditTrail.Told> entries() {
        return trail.of("ORDER", UUID.fromString(order)).stream()
                .filter(entry -> entry.act().equals("DATA.REVEAL"))
                .toList();
    }
}
