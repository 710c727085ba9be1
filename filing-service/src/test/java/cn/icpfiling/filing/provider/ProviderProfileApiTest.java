package cn.icpfiling.filing.provider;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.web.BusinessClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The provider is named from one place, by everybody, and an administrator replaces what is said there. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class ProviderProfileApiTest {

    private final UUID administrator = Ids.next();

    @Inject
    Sql sql;

    @Inject
    BusinessClock clock;

    @Inject
    Clock now;

    @AfterEach
    void the_shipped_one_holds_again() {
        clock.moveTo(Duration.ZERO);
        sql.update("DELETE FROM provider_profiles");
    }

    @Test
    void anybody_is_told_who_calls_and_from_which_numbers() {
        var shown = shows("zh");
        shown.then()
                .statusCode(200)
                .body("version", is(0))
                .body("name", is("阿里云"))
                .body("callNumbers", contains("95187", "0571-88158388"))
                .body("supportAddress", nullValue())
                .body("dnsGuides.product", hasItem("ECS"))
                .body("dnsGuides[0].text", notNullValue())
                .body("securityChecks.product", contains("ECS", "SLB"));
        shows("en").then().body("name", is("Alibaba Cloud"));
        given().header("Accept-Language", "zh")
                .header("If-None-Match", shown.header("ETag"))
                .get("/api/v1/provider-profile")
                .then()
                .statusCode(304)
                .body(is(emptyString()));
    }

    @Test
    void what_an_administrator_says_holds_at_once_and_applicants_read_it_before_they_confirm() {
        var made = replaces(0, profile("示例云", "400-800-1234"))
                .then()
                .statusCode(201)
                .body("inForce", is(true))
                .body("replaces", is(0))
                .body("madeBy", is(administrator.toString()))
                .extract()
                .<Integer>path("version");

        shows("zh").then().body("name", is("示例云")).body("supportAddress", is("https://help.example.com/"));
        var drafting = new Applicant();
        var order = drafting.drafts(Applicant.domain("ok"));
        drafting.call()
                .get("/api/v1/orders/" + order + "/confirmation")
                .then()
                .body("provider.name", is("示例云"))
                .body("provider.callNumbers", contains("400-800-1234"));
        as(Roles.AUDITOR)
                .get("/api/v1/provider-profiles/" + made)
                .then()
                .body("summary.version", is(made))
                .body("profile.name.en", is("Example Cloud"));
        as(Roles.AUDITOR).get("/api/v1/provider-profiles").then().body("items.version", contains(made));
        as(Roles.AUDITOR)
                .get("/api/v1/provider-profiles/0")
                .then()
                .body("summary.inForce", is(false))
                .body("profile.name.zh", is("阿里云"));
        assertThat(sql.list(
                        row -> row.getString(1),
                        "SELECT details FROM audit_entries WHERE act = 'PROVIDER_PROFILE.REPLACE' AND account = ?",
                        administrator))
                .hasSize(1);
    }

    @Test
    void a_version_begins_on_its_day() {
        var tomorrow = now.instant().plus(Duration.ofDays(1)).toString();
        replacing(0, profile("明天云", "10000"))
                .queryParam("effectiveFrom", tomorrow)
                .post("/api/v1/provider-profiles")
                .then()
                .statusCode(201)
                .body("inForce", is(false));
        shows("zh").then().body("name", is("阿里云"));

        clock.moveTo(Duration.ofDays(2));

        shows("zh").then().body("name", is("明天云"));
    }

    @Test
    void of_several_who_replace_one_version_one_is_heard() throws Exception {
        var answers = AtOnce.call(4, i -> replaces(0, profile("云" + i, "10000")));

        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnly(201, 409)
                .containsOnlyOnce(201);
        replaces(0, profile("云", "10000")).then().statusCode(409).body("code", is("PROVIDER_PROFILE_SUPERSEDED"));
    }

    @Test
    void what_is_wrong_is_named_and_nobody_else_may() {
        var wrong = profile("示例云", "call us");
        wrong.put("supportAddress", "javascript:alert(1)");
        replaces(0, wrong)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/callNumbers/0"))
                .body("errors.pointer", hasItem("/supportAddress"));
        replacing(0, profile("示例云", "10000"))
                .queryParam("effectiveFrom", "2019-01-01T00:00:00Z")
                .post("/api/v1/provider-profiles")
                .then()
                .statusCode(422)
                .body("errors.code", contains("PROFILE_EFFECTIVE_IN_THE_PAST"));
        as(Roles.REVIEWER)
                .header("Idempotency-Key", Applicant.freshKey())
                .body(profile("示例云", "10000"))
                .post("/api/v1/provider-profiles?replaces=0")
                .then()
                .statusCode(403);
        as(Roles.AUDITOR).get("/api/v1/provider-profiles/4711").then().statusCode(404);
        shows("zh").then().body("version", is(0));
    }

    @Test
    void the_security_check_of_each_product_is_shown_and_is_a_step_of_a_holder_whose_order_waits() {
        var profile = profile("示例云", "10000");
        profile.put(
                "securityChecks",
                List.of(
                        Map.of(
                                "product",
                                "ECS",
                                "text",
                                Map.of("zh", "检测漏洞和内容风险。", "en", "Check for holes and content at risk."),
                                "address",
                                "https://check.example.com/ecs"),
                        Map.of(
                                "product",
                                "SLB",
                                "text",
                                Map.of("zh", "检测。", "en", "Check."),
                                "address",
                                "https://check.example.com/slb")));
        replaces(0, profile).then().statusCode(201);
        shows("en")
                .then()
                .body("securityChecks.product", contains("ECS", "SLB"))
                .body("securityChecks[0].text", is("Check for holes and content at risk."))
                .body("securityChecks[0].address", is("https://check.example.com/ecs"));

        var applicant = new Applicant();
        var order = applicant.drafts(Applicant.domain("ok"));
        applicant
                .call()
                .get("/api/v1/orders/" + order + "/history")
                .then()
                .statusCode(200)
                .body("whileWaiting", empty());
        var waits = new Applicant();
        var waiting = waits.submitsDraft(Applicant.domain("ok"));
        waits.call()
                .get("/api/v1/orders/" + waiting + "/history")
                .then()
                .statusCode(200)
                .body("whileWaiting.step", contains("CHECK_SECURITY"))
                .body("whileWaiting.address", contains("https://check.example.com/ecs"));
    }

    @Test
    void a_first_filing_has_the_security_check_of_the_shipped_profile_and_no_guide_to_the_dns() {
        var waits = new Applicant();
        var waiting = waits.submitsDraft(Applicant.domain("ok"));
        waits.call()
                .get("/api/v1/orders/" + waiting + "/history")
                .then()
                .statusCode(200)
                .body("whileWaiting.step", contains("CHECK_SECURITY"))
                .body("whileWaiting.product", contains("ECS"))
                .body("whileWaiting.address", contains(startsWith("https://")));
    }

    @Test
    void a_reviewer_calls_from_the_numbers_that_applicants_were_told() {
        var order = new Applicant().submitsDraft(Applicant.domain("ok"));
        replaces(0, profile("示例云", "400-800-1234")).then().statusCode(201);

        callsFrom("95187", order)
                .then()
                .statusCode(422)
                .body("errors.code", contains("CALL_NUMBER_NOT_ANNOUNCED"))
                .body("errors[0].remedy", containsString("400-800-1234"));
        callsFrom("400-800-1234", order).then().statusCode(201);
    }

    private static Response callsFrom(String number, String order) {
        return Applicant.reviews(
                Ids.next(),
                order,
                "calls",
                Map.of("phone", "SUBJECT_PRINCIPAL_MOBILE", "outcome", "NOT_REACHED", "from", number));
    }

    @Test
    void a_security_check_needs_the_address_of_its_page() {
        var profile = profile("示例云", "10000");
        profile.put(
                "securityChecks",
                List.of(Map.of("product", "ECS", "text", Map.of("zh", "检测。", "en", "Check."), "address", "http://x")));
        replaces(0, profile).then().statusCode(400).body("errors.pointer", hasItem("/securityChecks/0/address"));
    }

    private static Map<String, Object> profile(String name, String number) {
        return new HashMap<>(Map.of(
                "name",
                Map.of("zh", name, "en", "Example Cloud"),
                "callNumbers",
                List.of(number),
                "supportAddress",
                "https://help.example.com/",
                "dnsGuides",
                List.of(Map.of("product", "ECS", "text", Map.of("zh", "添加 A 记录。", "en", "Add an A record.")))));
    }

    private static Response shows(String language) {
        return given().header("Accept-Language", language).get("/api/v1/provider-profile");
    }

    private Response replaces(int version, Map<String, Object> profile) {
        return replacing(version, profile).post("/api/v1/provider-profiles");
    }

    private RequestSpecification replacing(int version, Map<String, Object> profile) {
        return given().header("Authorization", "Bearer " + TestTokens.bearer(administrator, Roles.ADMINISTRATOR))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", Applicant.freshKey())
                .queryParam("replaces", version)
                .body(profile);
    }

    private static RequestSpecification as(String role) {
        return given().header("Authorization", "Bearer " + TestTokens.bearer(Ids.next(), role))
                .contentType(ContentType.JSON);
    }
}
