package cn.icpfiling.verification.evidence;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.platform.audit.AuditTrail;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import cn.icpfiling.verification.OrderEvents;
import cn.icpfiling.verification.Script;
import cn.icpfiling.verification.WorldResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a source answered is shown in clear by an act of its own: a role, a reason, an entry of the audit before it leaves. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(WorldResource.class)
class RevealedEvidenceApiTest {

    private static final String PATH = "/api/v1/evidence";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int PER_HOUR = 60;

    @Inject
    AuditTrail trail;

    @ConfigProperty(name = "test.world")
    String world;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    private final UUID asker = UUID.randomUUID();
    private final UUID staff = UUID.randomUUID();

    @Test
    void an_inspector_is_shown_a_registrys_answer_as_it_came_and_what_it_is_read_as() {
        var id = evidenceOf(checked("ok-raw.com"), "RDAP");

        reveals(Roles.INSPECTOR, id, "INSPECT_DOMAIN")
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("evidence.id", is(id))
                .body("evidence.about", is("ok-raw.com"))
                .body("evidence.source", is("RDAP"))
                .body("evidence.answer", is("ANSWERED"))
                .body("reason", is("INSPECT_DOMAIN"))
                .body("registration.ianaId", is(1599))
                .body("registration.expiresAt", is("2099-01-01T00:00:00.000000Z"))
                .body("registration.registrantName", nullValue())
                .body("raw", containsString("\"ldhName\": \"ok-raw.com\""));
    }

    @Test
    void each_answer_is_one_entry_that_tells_who_and_why_and_no_word_of_it() {
        var check = checked("ok-raw.com");
        var id = evidenceOf(check, "REAL_NAME");

        reveals(Roles.INSPECTOR, id, "AUTHORITY_REQUEST").statusCode(200).body("raw", containsString("秘密持有者"));
        reveals(Roles.INSPECTOR, id, "AUTHORITY_REQUEST").statusCode(200);

        assertThat(entries(id)).hasSize(2).first().satisfies(entry -> {
            assertThat(entry.account()).isEqualTo(staff);
            assertThat(entry.roles()).containsExactly("inspector");
            assertThat(entry.reason()).isEqualTo("AUTHORITY_REQUEST");
            assertThat(entry.details()).isEqualTo(Map.of("source", "REAL_NAME", "check", check.getString("id")));
        });
    }

    @Test
    void a_whois_text_is_shown_with_its_lines_and_a_list_has_nothing_but_its_version() {
        var check = checked("ok-example.cn");

        reveals(Roles.REVIEWER, evidenceOf(check, "WHOIS"), "REVIEW_COMPARE_PAPERS")
                .statusCode(200)
                .body("raw", containsString("Sponsoring Registrar: 阿里云计算有限公司（万网）"))
                .body("registration.registrar", is("阿里云计算有限公司（万网）"))
                .body("registration.statuses", contains("ok"));
        reveals(Roles.REVIEWER, evidenceOf(check, "TLD_LIST"), "REVIEW_COMPARE_PAPERS")
                .statusCode(200)
                .body("evidence.address", containsString("version "))
                .body("raw", nullValue())
                .body("registration", nullValue());
    }

    @Test
    void what_was_asked_about_the_people_of_an_order_is_for_who_judges_its_papers_save_their_own() {
        var order = UUID.randomUUID();
        submitted(order);

        var all = page(Roles.REVIEWER, order, "");
        assertThat(all.getList("items.source")).contains("RDAP", "REAL_NAME", "IDENTITY", "PHONE", "ORG_REGISTER");
        assertThat(all.getList("items.about")).contains("ok-revealed.com", "SUBJECT_PRINCIPAL", "ORGANISATION");
        var identity = all.getString("items.find { it.source == 'IDENTITY' }.id");
        reveals(Roles.REVIEWER, identity, "REVIEW_COMPARE_PAPERS")
                .statusCode(200)
                .body("raw", containsString("MATCH"))
                .body("registration", nullValue());

        reveals(as(asker, Roles.REVIEWER), identity, "REVIEW_COMPARE_PAPERS").statusCode(403);
        reveals(holderOf(asker), identity, "REVIEW_COMPARE_PAPERS").statusCode(403);

        assertThat(listed(Roles.INSPECTOR, order, "")).contains("RDAP").doesNotContain("IDENTITY", "PHONE");
        reveals(Roles.INSPECTOR, identity, "INSPECT_DOMAIN").statusCode(404);
        assertThat(entries(identity)).hasSize(1);
    }

    @Test
    void what_was_asked_for_an_order_before_its_submission_is_not_shown_to_its_holder() {
        prechecked("ok-precheck.com", asker);
        prechecked("ok-precheck-of-unknown.com", null);
        var id = lastEvidenceOf("ok-precheck.com");

        reveals(as(asker, Roles.REVIEWER), id, "REVIEW_COMPARE_PAPERS").statusCode(403);
        reveals(holderOf(asker), id, "REVIEW_COMPARE_PAPERS").statusCode(403);
        reveals(Roles.REVIEWER, id, "REVIEW_COMPARE_PAPERS").statusCode(200);
        reveals(Roles.REVIEWER, lastEvidenceOf("ok-precheck-of-unknown.com"), "REVIEW_COMPARE_PAPERS")
                .statusCode(403);
    }

    @Test
    void a_face_is_not_shown_to_the_holder_of_its_order_nor_before_the_holder_is_known() {
        var order = UUID.randomUUID();
        var id = faceOf(order);
        reveals(Roles.REVIEWER, id, "REVIEW_COMPARE_PAPERS").statusCode(403);

        submitted(order);

        reveals(as(asker, Roles.REVIEWER), id, "REVIEW_COMPARE_PAPERS").statusCode(403);
        reveals(holderOf(asker), id, "REVIEW_COMPARE_PAPERS").statusCode(403);
        reveals(Roles.REVIEWER, id, "REVIEW_COMPARE_PAPERS").statusCode(200);
    }

    @Test
    void the_evidence_of_a_check_is_listed_page_by_page_without_what_was_said() {
        var check = checked("ok-raw.com");
        var id = UUID.fromString(check.getString("id"));

        as(staff, Roles.INSPECTOR)
                .get(PATH + "?of=" + id)
                .then()
                .statusCode(200)
                .body("items.id", is(check.getList("evidence.id")))
                .body("items.checkId", hasItem(id.toString()))
                .body(not(containsString("秘密持有者")));
        var first = page(Roles.INSPECTOR, id, "&limit=3");
        assertThat(first.getList("items")).hasSize(3);
        as(staff, Roles.INSPECTOR)
                .get(PATH + "?of=" + id + "&limit=3&cursor=" + first.getString("next"))
                .then()
                .statusCode(200)
                .body("items.source", contains("REGISTRAR_LIST"))
                .body("next", nullValue());
        as(staff, Roles.INSPECTOR)
                .get(PATH + "?of=" + UUID.randomUUID())
                .then()
                .statusCode(200)
                .body("items", empty());
        as(staff, Roles.INSPECTOR).get(PATH).then().statusCode(400);
    }

    @Test
    void nobody_else_is_shown_anything_and_nobody_what_they_had_checked_themselves() {
        var id = evidenceOf(checked("ok-raw.com"), "RDAP");

        for (var role : List.of(
                Roles.APPLICANT, Roles.PARTNER, Roles.SUPPORT, Roles.AUDITOR, Roles.ADMINISTRATOR, Roles.SERVICE)) {
            reveals(role, id, "INSPECT_DOMAIN").statusCode(403);
            as(staff, role).get(PATH + "?of=" + id).then().statusCode(403);
        }
        given().contentType("application/json")
                .body(Map.of("reason", "INSPECT_DOMAIN"))
                .post(PATH + "/" + id + "/reveals")
                .then()
                .statusCode(401);
        reveals(as(asker, Roles.REVIEWER), id, "REVIEW_COMPARE_PAPERS")
                .statusCode(403)
                .body("code", is("FORBIDDEN"));
        reveals(holderOf(asker), id, "REVIEW_COMPARE_PAPERS").statusCode(403);
        assertThat(entries(id)).isEmpty();
    }

    @Test
    void what_is_nowhere_is_not_found_and_a_reason_is_of_the_catalogue_and_of_the_role() {
        var id = evidenceOf(checked("ok-raw.com"), "RDAP");

        reveals(Roles.INSPECTOR, UUID.randomUUID().toString(), "INSPECT_DOMAIN")
                .statusCode(404)
                .body("code", is("NOT_FOUND"));
        reveals(Roles.INSPECTOR, id, "CURIOSITY").statusCode(400).body("errors.pointer", contains("/reason"));
        as(staff, Roles.INSPECTOR)
                .body("{}")
                .post(PATH + "/" + id + "/reveals")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/reason"));
        reveals(Roles.INSPECTOR, id, "REVIEW_COMPARE_PAPERS")
                .statusCode(422)
                .body("errors.code", hasItem("REVEAL_REASON_OF_ANOTHER_ROLE"));
        reveals(Roles.REVIEWER, id, "INSPECT_DOMAIN").statusCode(422);
        assertThat(entries(id)).isEmpty();
    }

    @Test
    @Tag("long")
    void sixty_an_hour_are_enough_for_anybody_also_at_once() throws Exception {
        var id = evidenceOf(checked("ok-raw.com"), "RDAP");

        var answers = AtOnce.call(
                PER_HOUR + 4,
                _ -> reveals(Roles.INSPECTOR, id, "INSPECT_DOMAIN").extract().statusCode());

        assertThat(answers).containsOnly(200, 429);
        assertThat(entries(id)).hasSize(PER_HOUR);
    }

    /** An order of the asker's, whose verdict is there. */
    private void submitted(UUID order) {
        try (var events = new OrderEvents(broker);
                var script = new Script(world)) {
            script.facts(order, 1, "ok-revealed.com", "张三");
            events.send(order, 1, "filing.order.submitted", asker);
            await().atMost(SOON).until(() -> listed(Roles.REVIEWER, order, "").contains("RDAP"));
        }
    }

    /** filing-service asks for an order of this holder. */
    private static void prechecked(String domain, UUID holder) {
        var question = new HashMap<String, Object>(Map.of(
                "domains", List.of(domain),
                "holderName", "某公司",
                "certificateType", 1,
                "certificateNumber", "91350100M000100Y43",
                "orderType", "FIRST_FILING"));
        if (holder != null) {
            question.put("holder", holder);
        }
        byFiling().body(question).post("/internal/domain-checks").then().statusCode(200);
    }

    private String lastEvidenceOf(String domain) {
        return evidenceOf(
                as(staff, Roles.REVIEWER)
                        .get("/api/v1/domains/" + domain + "/fitness")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath(),
                "RDAP");
    }

    /** The evidence of a comparison that filing-service asked for. */
    private String faceOf(UUID order) {
        byFiling()
                .body(Map.of(
                        "orderId", order,
                        "part", "SUBJECT_PRINCIPAL",
                        "name", "张三",
                        "certificateType", 2,
                        "certificateNumber", "11010519491231002X",
                        "photo", "/9j/4AAQ"))
                .post("/internal/face-checks")
                .then()
                .statusCode(200);
        return page(Roles.REVIEWER, order, "").getString("items.find { it.source == 'FACE' }.id");
    }

    private static RequestSpecification byFiling() {
        return given().auth()
                .oauth2(TestTokens.internal("filing-service"))
                .contentType("application/json; charset=UTF-8");
    }

    private JsonPath checked(String domain) {
        return as(asker, Roles.APPLICANT)
                .body(Map.of(
                        "domain",
                        domain,
                        "holderName",
                        "某公司",
                        "certificateType",
                        1,
                        "certificateNumber",
                        "91350100M000100Y43"))
                .post("/api/v1/domain-verifications")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static String evidenceOf(JsonPath check, String source) {
        return check.getString("evidence.find { it.source == '%s' }.id".formatted(source));
    }

    private ValidatableResponse reveals(String role, String id, String reason) {
        return reveals(as(staff, role), id, reason);
    }

    private static ValidatableResponse reveals(RequestSpecification caller, String id, String reason) {
        return caller.body(Map.of("reason", reason))
                .post(PATH + "/" + id + "/reveals")
                .then();
    }

    private List<String> listed(String role, UUID of, String query) {
        return page(role, of, query).getList("items.source");
    }

    private JsonPath page(String role, UUID of, String query) {
        return as(staff, role)
                .get(PATH + "?of=" + of + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static RequestSpecification as(UUID account, String role) {
        return given().auth().oauth2(TestTokens.bearer(account, role)).contentType("application/json");
    }

    /** A reviewer whose own account asked. */
    private static RequestSpecification holderOf(UUID account) {
        return given().auth()
                .oauth2(TestTokens.bearerOfHolder(UUID.randomUUID(), account, Roles.REVIEWER))
                .contentType("application/json");
    }

    private List<AuditTrail.Told> entries(String id) {
        return trail.of("EVIDENCE", UUID.fromString(id));
    }
}
