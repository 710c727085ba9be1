package cn.icpfiling.inspection.accessrecords;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.core.networks.NetworkList;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a provider reports to have served is kept for the domains that are filed with it. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class AccessRecordsApiTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String NDJSON = "application/x-ndjson";
    private static final String OPERATIONS = "/api/v1/access-record-operations/";
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @Inject
    AccessRecords records;

    FilingStub filing;

    private final TestTopic filings = new TestTopic("icp.filing.record.v1");
    private final UUID partner = Ids.next();
    private final UUID subject = Ids.next();
    private final String domain = "ok-" + subject + ".com";

    @Test
    void of_all_reports_the_earliest_and_the_latest_request_are_kept() {
        isFiledWith(partner, "REGISTERED", "LIVE");
        reported(line(domain, "2026-11-24T12:00:00Z", "2026-11-24T13:00:00Z"));
        results(reported(line("WWW." + domain, "2026-11-23T12:00:00+08:00", "2026-11-23T20:00:00+08:00")))
                .body("items[0].domain", is(domain), "items[0].state", is("DONE"))
                .body("items[0].recorded.firstSeen", is("2026-11-23T04:00:00.000000Z"))
                .body("items[0].recorded.lastSeen", is("2026-11-24T13:00:00.000000Z"));

        staff("?domain=www." + domain)
                .statusCode(200)
                .body("items.providerId", contains(partner.toString()))
                .body("items[0].firstSeen", is("2026-11-23T04:00:00.000000Z"))
                .body("items[0].lastSeen", is("2026-11-24T13:00:00.000000Z"))
                .body("items[0].reportedAt", notNullValue());
    }

    @Test
    @Tag("long")
    void the_cure_asks_whether_a_domain_was_served_since_the_notice() {
        isFiledWith(partner, "REGISTERED", "LIVE");
        assertThat(records.servedSince(domain, partner, NOON)).isFalse();
        reported(line(domain, "2026-11-20T12:00:00Z", "2026-11-24T12:00:00Z"));

        assertThat(records.servedSince(domain, partner, NOON)).isTrue();
        assertThat(records.servedSince("WWW." + domain, partner, NOON)).isTrue();
        assertThat(records.servedSince(domain, partner, NOON.plusMillis(1))).isFalse();
        assertThat(records.servedSince(domain, Ids.next(), NOON)).isFalse();
    }

    @Test
    void a_request_that_was_reported_before_the_notice_was_not_seen_after_it() {
        isFiledWith(partner, "REGISTERED", "LIVE");
        var ahead = Instant.now().plus(Duration.ofMinutes(4)).toString();
        var operation = reported(line(domain, ahead, ahead));
        var notice = Instant.now();

        results(operation).body("items.state", contains("DONE"));
        assertThat(records.servedSince(domain, partner, notice)).isFalse();
        assertThat(records.servedSince(domain, partner, notice.minus(LONG.plusMinutes(1))))
                .isTrue();
    }

    @Test
    void a_faulty_line_has_its_fault_as_its_result_and_the_others_go_on() {
        isFiledWith(partner, "REGISTERED", "LIVE");
        var body = line("no domain", "2026-11-24T12:00:00Z", "2026-11-24T12:00:00Z")
                + line(domain, "2026-11-24T12:00:00Z", "2026-11-24T11:59:59Z")
                + line(domain, "2026-11-24T12:00:00Z", "2126-11-24T12:00:00Z")
                + "not json\n"
                + "{\"reference\":\"C-5\",\"domain\":\"" + domain + "\"}\n"
                + line(domain, "2026-11-24T12:00:00Z", "2026-11-24T12:00:00Z")
                + line("www." + domain, "2026-11-24T12:00:00Z", "2026-11-24T12:00:00Z")
                + line("ok-" + Ids.next() + ".com", "2026-11-24T12:00:00Z", "2026-11-24T12:00:00Z");
        var operation = reported(body);

        show(operation)
                .body("state", is("FINISHED"), "total", is(8), "done", is(1), "failed", is(7), "progress", is(100));
        results(operation).body("items.line", contains(1, 2, 3, 4, 5, 6, 7, 8)).body("items[4].reference", is("C-5"));
        results(operation, "?state=DONE").body("items.line", contains(6));
        results(operation, "?state=FAILED")
                .body(
                        "items.problem.errors.code.flatten()",
                        contains(
                                "DOMAIN_MALFORMED",
                                "SEEN_TIMES_REVERSED",
                                "SEEN_IN_THE_FUTURE",
                                "LINE_UNREADABLE",
                                "REQUIRED",
                                "REQUIRED",
                                "DOMAIN_REPEATED",
                                "DOMAIN_NOT_FILED_WITH_PROVIDER"))
                .body("items[5].problem.errors[0].detail", containsString("6"))
                .body("items.problem.errors.flatten().remedy", everyItem(notNullValue()));
        results(operation, "?limit=3").body("items.line", contains(1, 2, 3)).body("next", notNullValue());
    }

    @Test
    void a_usual_name_below_a_filed_domain_has_a_record_of_its_own_and_no_other_name_has() {
        isFiledWith(partner, "REGISTERED", "LIVE");
        var operation = reported(line("m." + domain, "2026-11-24T12:00:00Z", "2026-11-24T12:00:00Z")
                + line("any." + domain, "2026-11-24T12:00:00Z", "2026-11-24T12:00:00Z")
                + line("m.any." + domain, "2026-11-24T12:00:00Z", "2026-11-24T12:00:00Z"));
        results(operation).body("items.state", contains("DONE", "FAILED", "FAILED"));
    }

    @Test
    void only_the_provider_that_serves_a_filed_site_reports_it() {
        isFiledWith(null, "REGISTERED", "LIVE");
        var line = line(domain, "2026-11-24T12:00:00Z", "2026-11-24T12:00:00Z");
        results(reported(line)).body("items[0].problem.errors.code", contains("DOMAIN_NOT_FILED_WITH_PROVIDER"));

        var operation = send(administrator(), Ids.next().toString(), line)
                .then()
                .statusCode(202)
                .extract()
                .<String>path("operationId");
        ReportedRecords.soon(
                () -> administrator().get(OPERATIONS + operation).path("state").equals("FINISHED"));
        administrator().get(OPERATIONS + operation + "/results").then().body("items.state", contains("DONE"));
        assertThat(records.servedSince(domain, NetworkList.OWN_PROVIDER, NOON)).isTrue();
        show(operation, 404);
    }

    @Test
    void a_site_whose_access_was_cancelled_is_not_served_by_the_provider() {
        isFiledWith(partner, "REGISTERED", "CANCELLED");
        results(reported(line(domain, "2026-11-24T12:00:00Z", "2026-11-24T12:00:00Z")))
                .body("items[0].problem.status", is(422))
                .body("items[0].problem.errors.pointer", contains("/domain"));
        staff("?domain=" + domain).body("items", empty());
    }

    @Test
    void the_same_key_with_the_same_lines_is_the_same_report() {
        var key = Ids.next().toString();
        var body = line(domain, "2026-11-24T12:00:00Z", "2026-11-24T12:00:00Z");
        var first = send(as("access-records:write"), key, body)
                .then()
                .statusCode(202)
                .header("Retry-After", "2")
                .header("Location", containsString(OPERATIONS));
        var again = send(as("access-records:write"), key, body)
                .then()
                .statusCode(202)
                .header("Idempotent-Replayed", "true");
        assertThat(again.extract().asString()).isEqualTo(first.extract().asString());
        send(as("access-records:write"), key, body + body)
                .then()
                .statusCode(422)
                .body("code", is("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    @Tag("long")
    void a_body_that_is_too_much_or_nothing_is_refused_as_a_whole() {
        refused("", "MISSING_BODY");
        refused("{\"domain\":\"%s\"}".formatted("x".repeat(1 << 10)), "LINE_TOO_LONG");
        refused("{}\n".repeat(10_001), "TOO_MANY_LINES");
        as("access-records:write")
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/access-records")
                .then()
                .statusCode(415);
    }

    @Test
    void scopes_and_roles_are_kept_and_another_providers_report_does_not_exist() {
        var operation = reported(line(domain, "2026-11-24T12:00:00Z", "2026-11-24T12:00:00Z"));
        given().auth()
                .oauth2(TestTokens.bearerOfPartner(Ids.next(), "panel", "access-records:read"))
                .get(OPERATIONS + operation)
                .then()
                .statusCode(404);
        as("access-records:write").get(OPERATIONS + operation).then().statusCode(403);
        send(as("access-records:read"), "k", "{}").then().statusCode(403).body("code", is("SCOPE_MISSING"));
        as("access-records:read")
                .get("/api/v1/access-records?domain=" + domain)
                .then()
                .statusCode(403);
        staff("?domain=nothing").statusCode(400).body("errors.pointer", contains("/query/domain"));
        staff("").statusCode(400);
    }

    private void refused(String body, String code) {
        send(as("access-records:write"), Ids.next().toString(), body)
                .then()
                .statusCode(400)
                .body("errors.code", contains(code), "errors.remedy", everyItem(notNullValue()));
    }

    /** @param ofPartner null for the provider that runs the platform */
    private void isFiledWith(UUID ofPartner, String status, String access) {
        filing.knows(subject, "北京甲乙科技有限公司", 1, "91110000MA00000077");
        filings.send(subject.toString(), Ids.next(), "filing.record.registered", subject, 1, """
                {"subjectId":"%s","holder":"019ab0a2-7c00-7000-8000-0000000000aa",%s"province":"11","nature":4,
                 "subjectNumber":"京ICP备2026000001号","status":"%s",
                 "services":[{"serviceId":"%s","serviceNumber":"京ICP备2026000001号-1","kind":"WEBSITE",
                   "domains":["%s"],"status":"%s","accessStatus":"%s","filedAt":"2026-11-20T09:00:00Z"}]}""".formatted(
                        subject,
                        ofPartner == null ? "" : "\"partner\":\"" + ofPartner + "\",",
                        status,
                        Ids.next(),
                        domain,
                        status,
                        access));
        await().atMost(LONG)
                .until(() -> !given().auth()
                        .oauth2(TestTokens.internal("filing-service"))
                        .contentType(ContentType.JSON)
                        .body("{\"domain\":\"" + domain + "\"}")
                        .post("/internal/filed-site-lookups")
                        .jsonPath()
                        .getList("sites")
                        .isEmpty());
    }

    private static String line(String domain, String first, String last) {
        return "{\"domain\":\"%s\",\"firstSeen\":\"%s\",\"lastSeen\":\"%s\"}\n".formatted(domain, first, last);
    }

    /** Sends a report and waits for its end. */
    private String reported(String body) {
        var operation = send(as("access-records:write"), Ids.next().toString(), body)
                .then()
                .statusCode(202)
                .extract()
                .<String>path("operationId");
        ReportedRecords.soon(() -> show(operation).extract().path("state").equals("FINISHED"));
        return operation;
    }

    private static Response send(RequestSpecification caller, String key, String body) {
        return caller.header("Idempotency-Key", key)
                .contentType(NDJSON)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/access-records");
    }

    private ValidatableResponse show(String operation) {
        return show(operation, 200);
    }

    private ValidatableResponse show(String operation, int status) {
        return as("access-records:read").get(OPERATIONS + operation).then().statusCode(status);
    }

    private ValidatableResponse results(String operation) {
        return results(operation, "");
    }

    private ValidatableResponse results(String operation, String query) {
        return as("access-records:read")
                .get(OPERATIONS + operation + "/results" + query)
                .then()
                .statusCode(200);
    }

    private RequestSpecification as(String... scopes) {
        return given().auth().oauth2(TestTokens.bearerOfPartner(partner, "edge", scopes));
    }

    private static RequestSpecification administrator() {
        return given().auth().oauth2(TestTokens.token("icp-api", Ids.next().toString(), "web", "administrator"));
    }

    private static ValidatableResponse staff(String query) {
        return given().auth()
                .oauth2(TestTokens.token("icp-api", Ids.next().toString(), "web", "inspector"))
                .get("/api/v1/access-records" + query)
                .then();
    }
}
