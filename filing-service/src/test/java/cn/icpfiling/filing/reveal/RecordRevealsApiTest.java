package cn.icpfiling.filing.reveal;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.AuthoritySteps;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.platform.audit.AuditTrail;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.web.FreshFactor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Data of a filed subject or service is shown to the support in clear for a case, and its holder sees that. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class RecordRevealsApiTest {

    private static final String CASE = "CASE-2026-0042";
    private static final String MOBILE = "/subject/principal/mobile";
    private static final String SERVICE_NAME = "/service/principal/name";

    @Inject
    Verdicts verdicts;

    @Inject
    AuthoritySteps authority;

    @Inject
    AuditTrail trail;

    private final Applicant holder = new Applicant();
    private final UUID account = Ids.next();
    private final String number =
            "京ICP备2035%06d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
    private String subject;
    private String service;

    @BeforeEach
    void filed() {
        var order = holder.submitsDraft(Applicant.domain("ok"));
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(order);
        authority.verifySms(order);
        authority.grant(order, number, number + "-1");
        subject = holder.call().get("/api/v1/subjects").path("items[0].subjectId");
        service = holder.call().get("/api/v1/services").path("items[0].serviceId");
    }

    @Test
    void the_support_sees_what_the_case_needs_and_the_holder_sees_that_and_no_value() {
        reveals("subjects", subject, CASE, MOBILE, "/certificateNumber")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("recordId", is(subject))
                .body("values.field", contains("/certificateNumber", MOBILE))
                .body("values.value", contains(holder.certificateNumber, "13800138000"));
        reveals("services", service, CASE, SERVICE_NAME).then().statusCode(200).body("values.value", contains("李四"));

        var told = holder.call()
                .get("/api/v1/subjects/" + subject + "/reveals")
                .then()
                .statusCode(200)
                .body("items.role", contains("SUPPORT"))
                .body("items.reason", contains("SUPPORT_CASE"))
                .body("items[0].caseReference", is(CASE))
                .body("items[0].fields", contains("/certificateNumber", MOBILE))
                .extract()
                .asString();
        assertThat(told).doesNotContain(account.toString(), "13800138000", holder.certificateNumber);
        holder.call()
                .get("/api/v1/services/" + service + "/reveals?limit=1")
                .then()
                .statusCode(200)
                .body("items.fields", contains(List.of(SERVICE_NAME)))
                .body("next", nullValue());
        new Applicant()
                .call()
                .get("/api/v1/subjects/" + subject + "/reveals")
                .then()
                .statusCode(404);
        assertThat(entries("SUBJECT", subject)).singleElement().satisfies(entry -> {
            assertThat(entry.account()).isEqualTo(account);
            assertThat(entry.details()).containsEntry("field1", "SUBJECT_PRINCIPAL_MOBILE");
        });
    }

    @Test
    void nobody_but_the_support_is_shown_anything_and_the_support_nothing_of_their_own() {
        for (var role : List.of(
                Roles.APPLICANT, Roles.PARTNER, Roles.REVIEWER, Roles.INSPECTOR, Roles.AUDITOR, Roles.ADMINISTRATOR)) {
            reveals(TestTokens.bearer(account, role), "subjects", subject, asked(CASE, MOBILE))
                    .then()
                    .statusCode(403);
        }
        var own = TestTokens.bearerOfHolder(Ids.next(), holder.account, Roles.SUPPORT);
        reveals(own, "subjects", subject, asked(CASE, MOBILE))
                .then()
                .statusCode(403)
                .body("code", is("OWN_ORDER"));
        reveals(own, "services", service, asked(CASE, SERVICE_NAME)).then().statusCode(403);
        reveals("subjects", Ids.next().toString(), CASE, MOBILE).then().statusCode(404);
        reveals("services", subject, CASE, SERVICE_NAME).then().statusCode(404);
        assertThat(entries("SUBJECT", subject)).isEmpty();
        holder.call().get("/api/v1/subjects/" + subject + "/reveals").then().body("items", empty());
    }

    @Test
    void a_token_whose_factor_is_too_old_shows_nothing() {
        var old = TestTokens.bearerOfOldFactor(account, Duration.ofMinutes(FreshFactor.USUAL + 1), Roles.SUPPORT);

        for (var refused : List.of(
                reveals(old, "subjects", subject, asked(CASE, MOBILE)),
                reveals(old, "services", service, asked(CASE, SERVICE_NAME)))) {
            refused.then().statusCode(401).body("code", is("STEP_UP_REQUIRED"));
        }
        assertThat(entries("SUBJECT", subject)).isEmpty();
        assertThat(entries("SERVICE", service)).isEmpty();
    }

    @Test
    void each_record_has_the_fields_of_its_part_and_each_reveal_its_case() {
        reveals("subjects", subject, CASE, MOBILE, SERVICE_NAME)
                .then()
                .statusCode(422)
                .body("errors.code", contains("FIELD_NOT_OF_RECORD"))
                .body("errors.pointer", contains("/fields/1"))
                .body("errors[0].detail", notNullValue());
        reveals("services", service, CASE, "/certificateNumber")
                .then()
                .statusCode(422)
                .body("errors.code", contains("FIELD_NOT_OF_RECORD"));
        reveals("subjects", subject, null, MOBILE)
                .then()
                .statusCode(422)
                .body("errors.code", contains("CASE_REFERENCE_MISSING"));
        reveals("subjects", subject, CASE, "/domain").then().statusCode(400);
        assertThat(entries("SUBJECT", subject)).isEmpty();
    }

    private Response reveals(String kind, String id, String caseReference, String... fields) {
        return reveals(TestTokens.bearer(account, Roles.SUPPORT), kind, id, asked(caseReference, fields));
    }

    private static Map<String, Object> asked(String caseReference, String... fields) {
        var asked = new HashMap<String, Object>(Map.of("fields", List.of(fields), "reason", "SUPPORT_CASE"));
        if (caseReference != null) {
            asked.put("caseReference", caseReference);
        }
        return asked;
    }

    private static Response reveals(String token, String kind, String id, Map<String, ?> asked) {
        return given().header("Authorization", "Bearer " + token)
                .contentType(ContentType.JSON)
                .body(asked)
                .post("/api/v1/" + kind + "/" + id + "/reveals");
    }

    private List<AuditTrail.Told> entries(String object, String id) {
        return trail.of(object, UUID.fromString(id)).stream()
                .filter(entry -> entry.act().equals("DATA.REVEAL"))
                .toList();
    }
}
