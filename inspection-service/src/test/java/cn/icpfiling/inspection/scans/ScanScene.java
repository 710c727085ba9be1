package cn.icpfiling.inspection.scans;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.accessrecords.ReportedRecords;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.Arc;
import io.restassured.http.ContentType;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** A partner with networks and a customer, whose one site has some domains, and the callers of the API. */
final class ScanScene {
    static final Duration LONG = Duration.ofSeconds(60);
    static final String SCANS = "/api/v1/scans/";
    private static final AtomicInteger BLOCKS = new AtomicInteger();

    final UUID subject = Ids.next();
    final UUID service = Ids.next();
    final UUID holder = Ids.next();
    final UUID partner = Ids.next();
    final UUID inspector = Ids.next();
    /** The first three numbers of 256 addresses: the first half in Zhejiang, the second in Hong Kong. */
    final String block;

    private final TestTopic records = new TestTopic("icp.filing.record.v1");

    private long recordSequence;

    ScanScene(FilingStub filing) {
        this(filing, "101");
    }

    /** @param first the first number of the provider's addresses */
    ScanScene(FilingStub filing, String first) {
        isAlone();
        var number = BLOCKS.incrementAndGet();
        block = first + "." + (number >> 8) + "." + (number & 0xff);
        filing.knows(subject, "北京示例科技有限公司", 1, "91110000" + subject.toString().substring(26));
        filing.knowsPartner(partner, "云上主机 " + partner);
        var lists = "/api/v1/provider-networks/" + partner;
        var own =
                given().auth().oauth2(TestTokens.bearerOfPartner(partner, "panel", "networks:read", "networks:write"));
        own.header("If-Match", own.get(lists).header("ETag"))
                .contentType(ContentType.JSON)
                .body("""
                        {"networks":[{"cidr":"%s.0/25","region":"33","validFrom":"2026-01-01"},
                         {"cidr":"%s.128/25","region":"81","validFrom":"2026-01-01"}]}""".formatted(block, block))
                .put(lists)
                .then()
                .statusCode(200);
    }

    /** A scan looks at all filed domains. Those of earlier tests, which no name server knows, leave the copy. */
    private static void isAlone() {
        update("DELETE FROM filed_site_domains");
        update("DELETE FROM filed_sites");
    }

    String here() {
        return block + ".1";
    }

    String inHongKong() {
        return block + ".200";
    }

    String domain(String label) {
        return label + "-" + service + ".com";
    }

    /** Filing-service tells the record with these domains; returns once the copy has it. */
    ScanScene files(List<String> domains) {
        return files(domains, "WEBSITE", "LIVE");
    }

    /** Also a change of the record. */
    ScanScene files(List<String> domains, String kind, String access) {
        recordSequence++;
        records.send(subject.toString(), Ids.next(), "filing.record.changed", subject, recordSequence, """
                {"subjectId":"%s","holder":"%s","partner":"%s","province":"44","nature":4,"subjectNumber":"粤ICP备2026000001号",
                 "status":"REGISTERED","services":[{"serviceId":"%s","serviceNumber":"粤ICP备2026000001号-1","kind":"%s",
                 "domains":["%s"],"status":"REGISTERED","accessStatus":"%s","filedAt":"2026-11-01T09:00:00Z"}]}""".formatted(
                        subject, holder, partner, service, kind, String.join("\",\"", domains), access));
        await().atMost(LONG)
                .until(() ->
                        rows("SELECT d.domain FROM filed_sites s JOIN filed_site_domains d ON d.service_id = s.service_id"
                                        + " WHERE s.kind = '" + kind + "' AND s.access_status = '" + access
                                        + "' AND s.service_id = " + binary(service))
                                .contains(domains.getFirst() + "|"));
        return this;
    }

    /** Waits for an outcome of the jobs, which run here at once: the schedule looks at them once a second. */
    static void soon(Callable<Boolean> outcome) {
        await().pollInSameThread().atMost(LONG).until(() -> {
            Arc.container().instance(TendScans.class).get().runDue();
            Arc.container().instance(RunRescans.class).get().run();
            return outcome.call();
        });
    }

    /** Moves the clock as the sandbox does; all due jobs have run when it answers. */
    static void movesClock(Duration offset) {
        given().auth()
                .oauth2(TestTokens.internal("sandbox"))
                .contentType(ContentType.JSON)
                .body("{\"offset\":\"" + offset + "\"}")
                .post("/internal/clock")
                .then()
                .statusCode(204);
    }

    String starts() {
        return keyed(asInspector())
                .post("/api/v1/scans")
                .then()
                .statusCode(202)
                .extract()
                .path("scanId");
    }

    /** A whole scan, on the day after so many days. */
    JsonPath scans(int afterDays) {
        movesClock(Duration.ofDays(afterDays));
        return finished(starts());
    }

    JsonPath finished(String scan) {
        soon(() -> scan(scan).getString("state").equals("FINISHED"));
        return scan(scan);
    }

    /** A scan that a failed test left would fail the next one. */
    void endsScans() {
        for (var scan : asInspector().get("/api/v1/scans?limit=1").jsonPath().getList("items.scanId", String.class)) {
            keyed(asInspector()).post(SCANS + scan + "/cancel");
        }
    }

    JsonPath scan(String scan) {
        return asInspector().get(SCANS + scan).then().statusCode(200).extract().jsonPath();
    }

    ValidatableResponse acts(String scan, String act) {
        return keyed(asInspector()).post(SCANS + scan + "/" + act).then();
    }

    /** The states of the findings of the subject by domain. */
    Map<String, String> findings() {
        var states = new TreeMap<String, String>();
        for (var finding : items()) {
            states.put((String) finding.get("domain"), (String) finding.get("state"));
        }
        return states;
    }

    UUID findingOf(String domain) {
        return items().stream()
                .filter(finding -> domain.equals(finding.get("domain")))
                .map(finding -> UUID.fromString((String) finding.get("findingId")))
                .findFirst()
                .orElseThrow();
    }

    private List<Map<String, Object>> items() {
        return asInspector()
                .get("/api/v1/findings?limit=200&source=SCAN&subjectId=" + subject)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    /** Whole rows of the states of the site's domains, by domain. */
    List<String> states() {
        return rows("SELECT domain, verdict, health, digest, name_servers, since_scan, since, first_unhealthy_scan,"
                + " first_unhealthy_at, missed, unknown_since_scan, found FROM site_scan_states WHERE service_id = "
                + binary(service) + " ORDER BY domain");
    }

    static List<String> rows(String query) {
        try (var connection = LocalStack.connection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            var rows = new ArrayList<String>();
            while (result.next()) {
                var row = new StringBuilder();
                for (var i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.append(result.getString(i)).append('|');
                }
                rows.add(row.toString());
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static int update(String statement) {
        try (var connection = LocalStack.connection();
                var prepared = connection.createStatement()) {
            return prepared.executeUpdate(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String binary(UUID id) {
        return "x'" + id.toString().replace("-", "") + "'";
    }

    /** The partner reports a request for the domain at this time; returns once the record is kept. */
    void reportsAccess(String domain, Instant at) {
        given().auth()
                .oauth2(TestTokens.bearerOfPartner(partner, "edge", "access-records:write"))
                .header("Idempotency-Key", "\"" + Ids.next() + "\"")
                .contentType("application/x-ndjson")
                .body("{\"reference\":\"A\",\"domain\":\"%s\",\"firstSeen\":\"%s\",\"lastSeen\":\"%s\"}\n"
                        .formatted(domain, at, at)
                        .getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/access-records")
                .then()
                .statusCode(202);
        ReportedRecords.soon(() -> !rows("SELECT 1 FROM access_records WHERE domain = '" + domain + "'")
                .isEmpty());
    }

    /** Asks for a look as the holder and returns its result. */
    JsonPath rescans(UUID finding) {
        var rescan = keyed(asHolder())
                .post("/api/v1/findings/" + finding + "/rescans")
                .then()
                .statusCode(202)
                .extract()
                .<String>path("rescanId");
        hasResult(finding);
        var shown = asHolder().get("/api/v1/findings/" + finding).jsonPath();
        if (!rescan.equals(shown.getString("rescans[0].rescanId"))) {
            throw new IllegalStateException("another rescan is shown first");
        }
        return shown;
    }

    /** Waits for the result of the newest look that the holder asked for. */
    void hasResult(UUID finding) {
        soon(() -> asHolder().get("/api/v1/findings/" + finding).jsonPath().getString("rescans[0].health") != null);
    }

    static RequestSpecification keyed(RequestSpecification caller) {
        return caller.header("Idempotency-Key", "\"" + Ids.next() + "\"");
    }

    RequestSpecification asHolder() {
        return given().auth().oauth2(TestTokens.bearer(holder, "applicant"));
    }

    RequestSpecification asPartner() {
        return given().auth().oauth2(TestTokens.bearerOfPartner(partner, "client", "filings:read", "filings:write"));
    }

    /** Puts another version of the policies in force; the caller takes that back. */
    static void oneSubdomainSuffices(boolean suffices) throws JsonProcessingException {
        var path = "/api/v1/inspection-policies";
        var policies = (ObjectNode) new ObjectMapper()
                .readTree(asAdministrator().get(path + "/0").asString())
                .path("policies");
        policies.path("shellSites").forEach(entry -> ((ObjectNode) entry).put("oneSubdomainSuffices", suffices));
        var versions = asAdministrator().get(path).jsonPath().getList("items.version", Integer.class);
        keyed(asAdministrator())
                .contentType(ContentType.JSON)
                .body(policies.toString())
                .post(path + "?replaces=" + (versions.isEmpty() ? 0 : versions.getFirst()))
                .then()
                .statusCode(201);
    }

    private static RequestSpecification asAdministrator() {
        return given().auth().oauth2(TestTokens.bearer(Ids.next(), "administrator"));
    }

    RequestSpecification asInspector() {
        return given().auth().oauth2(TestTokens.bearer(inspector, "inspector"));
    }
}
