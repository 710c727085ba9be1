package cn.icpfiling.inspection.findings;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.restassured.http.ContentType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** One filed site with its holder, the events that other services tell about it, and the callers of the API. */
public final class FindingScene {
    static final Duration LONG = Duration.ofSeconds(30);

    final UUID subject = Ids.next();
    final UUID service = Ids.next();
    public final UUID holder = Ids.next();
    final UUID partner = Ids.next();
    final UUID inspector = Ids.next();
    final String domain = "ok-" + service + ".com";

    private final FilingStub filing;
    private final TestTopic records = new TestTopic("icp.filing.record.v1");
    private final TestTopic verdicts = new TestTopic("icp.verification.verdict.v1");
    private final TestTopic tasks = new TestTopic("icp.filing.spot-check.v1");
    private final UUID filedDomain = Ids.next();
    private long recordSequence;
    private long verdictSequence;

    public FindingScene(FilingStub filing) {
        this.filing = filing;
        filing.knows(subject, "北京示例科技有限公司", 1, "91110000" + subject.toString().substring(26));
    }

    /** Filing-service tells the record; returns once the copy has it. */
    FindingScene filed(String status, String access) {
        return filed(holder, status, access);
    }

    FindingScene filed(UUID byHolder, String status, String access) {
        recordSequence++;
        records.send(subject.toString(), Ids.next(), "filing.record.changed", subject, recordSequence, """
                {"subjectId":"%s","holder":"%s","partner":"%s","province":"44","nature":4,"subjectNumber":"粤ICP备2026000001号",
                 "status":"%s","services":[{"serviceId":"%s","serviceNumber":"粤ICP备2026000001号-1","kind":"WEBSITE",
                 "domains":["%s"],"status":"%s","accessStatus":"%s","filedAt":"2026-11-24T09:00:00Z"}]}""".formatted(
                        subject, byHolder, partner, status, service, domain, status, access));
        await().atMost(LONG).until(() -> copy().equals(status + " " + access));
        return this;
    }

    /** Filing-service tells that a change order was granted; service and finding may be null. */
    void changed(UUID order, UUID changedService, UUID finding, String at) {
        recordSequence++;
        records.send(subject.toString(), Ids.next(), "filing.record.changed", subject, recordSequence, """
                {"subjectId":"%s","holder":"%s","partner":"%s","province":"44","nature":4,"subjectNumber":"粤ICP备2026000001号",
                 "status":"REGISTERED","services":[{"serviceId":"%s","serviceNumber":"粤ICP备2026000001号-1","kind":"WEBSITE",
                 "domains":["%s"],"status":"REGISTERED","accessStatus":"LIVE","filedAt":"2026-11-24T09:00:00Z"}],
                 "change":{"orderId":"%s",%s%s"at":"%s"}}""".formatted(
                        subject,
                        holder,
                        partner,
                        service,
                        domain,
                        order,
                        changedService == null ? "" : "\"serviceId\":\"" + changedService + "\",",
                        finding == null ? "" : "\"findingId\":\"" + finding + "\",",
                        at));
    }

    private String copy() {
        var found = given().auth()
                .oauth2(TestTokens.internal("filing-service"))
                .contentType(ContentType.JSON)
                .body("{\"domain\":\"" + domain + "\"}")
                .post("/internal/filed-site-lookups")
                .jsonPath();
        return found.getString("sites[0].status") + " " + found.getString("sites[0].accessStatus");
    }

    /** Verification-service tells what it found of the domain: unfit, fit-again or no-longer-judged. */
    void verified(String news, String... rules) {
        verified(filedDomain, service, news, rules);
    }

    /** Verification-service tells it of the same domain, which it judges once for each service that has a name below it. */
    void verified(UUID filed, UUID ofService, String news, String... rules) {
        verdictSequence++;
        var broken = new ArrayList<String>();
        for (var rule : rules) {
            broken.add("{\"rule\":\"" + rule + "\",\"code\":\"BROKEN\"}");
        }
        verdicts.send(domain, Ids.next(), "verification.domain." + news, filed, verdictSequence, """
                {"filedDomainId":"%s","domain":"%s","serviceId":"%s","serviceNumber":"粤ICP备2026000001号-1","subjectId":"%s",
                 "since":"2026-11-24T09:00:00.000000Z","rules":[%s],"verificationId":"019ab0a2-7c00-7000-8000-0000000000fe"}""".formatted(
                        filed, domain, ofService, subject, String.join(",", broken)));
    }

    /** The authority asks for a spot check of the site; returns once an inspector can see the task. */
    UUID spotCheck() {
        return spotCheck("\"serviceId\":\"" + service + "\",");
    }

    /** The authority asks for a spot check of the subject as a whole. */
    UUID spotCheckOfSubject() {
        return spotCheck("");
    }

    private UUID spotCheck(String site) {
        var task = Ids.next();
        filing.knowsSpotCheck(task, "HC-" + task, "");
        tasks.send(subject.toString(), Ids.next(), "filing.spot-check.requested", task, 1, """
                {"spotCheckId":"%s","subjectId":"%s",%s"holder":"%s","items":["PRINCIPAL_REACHABLE","NUMBER_SHOWN"]}""".formatted(
                        task, subject, site, holder));
        await().atMost(LONG)
                .until(() -> asInspector().get("/api/v1/spot-checks/" + task).statusCode() == 200);
        return task;
    }

    /** An inspector submits FITS or DIFFERS for the two items. */
    void settles(UUID task, String principal, String number) {
        var tag = asInspector().get("/api/v1/spot-checks/" + task).header("ETag");
        keyed(asInspector())
                .header("If-Match", tag)
                .body("""
                        {"answers":[{"item":"PRINCIPAL_REACHABLE","result":"%s"},{"item":"NUMBER_SHOWN","result":"%s"}]}""".formatted(principal, number))
                .post("/api/v1/spot-checks/" + task + "/outcome")
                .then()
                .statusCode(200);
    }

    /** The authority does not accept the result. */
    void refuses(UUID task, int round) {
        filing.knowsOpinion(task, "HC-" + task, "", "请重新核查");
        tasks.send(subject.toString(), Ids.next(), "filing.spot-check.answered", task, 1 + round, """
                {"spotCheckId":"%s","subjectId":"%s","round":%d,"accepted":false,"decidedAt":"2026-11-26T09:00:00Z"}""".formatted(
                        task, subject, round));
        await().atMost(LONG)
                .until(() -> asInspector()
                        .get("/api/v1/spot-checks/" + task)
                        .jsonPath()
                        .getString("state")
                        .equals("REFUSED"));
    }

    /** A finding of the spot check of which the holder was told: CONTACT.MOBILE. */
    public UUID told() {
        filed("REGISTERED", "LIVE");
        settles(spotCheck(), "DIFFERS", "FITS");
        return told("CONTACT.MOBILE");
    }

    /** Runs the job until the finding with the reason has been told. */
    UUID told(String reason) {
        await().atMost(LONG).until(() -> {
            runsJobs(Duration.ZERO);
            return "NOTIFIED".equals(states().get(reason));
        });
        return idOf(reason);
    }

    /** Moves the clock as the sandbox does; all due jobs have run when it answers. */
    public static void runsJobs(Duration offset) {
        given().auth()
                .oauth2(TestTokens.internal("sandbox"))
                .contentType(ContentType.JSON)
                .body("{\"offset\":\"" + offset + "\"}")
                .post("/internal/clock")
                .then()
                .statusCode(204);
    }

    /** The states of all findings of the subject by their reasons. */
    Map<String, String> states() {
        var states = new TreeMap<String, String>();
        findings().forEach(finding -> states.put((String) finding.get("reason"), (String) finding.get("state")));
        return states;
    }

    UUID idOf(String reason) {
        return findings().stream()
                .filter(finding -> reason.equals(finding.get("reason")))
                .map(finding -> UUID.fromString((String) finding.get("findingId")))
                .findFirst()
                .orElseThrow();
    }

    List<Map<String, Object>> findings() {
        return asInspector()
                .get("/api/v1/findings?limit=200&subjectId=" + subject)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    JsonPath finding(UUID id) {
        return asInspector()
                .get("/api/v1/findings/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    String tag(UUID id) {
        return asInspector().get("/api/v1/findings/" + id).header("ETag");
    }

    /** Sends an act with the current version and a new key. */
    public ValidatableResponse acts(RequestSpecification caller, UUID id, String act, String body) {
        return keyed(caller)
                .header("If-Match", tag(id))
                .body(body)
                .post("/api/v1/findings/" + id + "/" + act)
                .then();
    }

    static RequestSpecification keyed(RequestSpecification caller) {
        return caller.contentType(ContentType.JSON).header("Idempotency-Key", "\"" + Ids.next() + "\"");
    }

    RequestSpecification asHolder() {
        return given().auth().oauth2(TestTokens.bearer(holder, "applicant"));
    }

    RequestSpecification asPartner() {
        return given().auth().oauth2(TestTokens.bearerOfPartner(partner, "client", "filings:read", "filings:write"));
    }

    public RequestSpecification asInspector() {
        return given().auth().oauth2(TestTokens.bearer(inspector, "inspector"));
    }

    /** The types of the events that the service published about the finding, in their order. */
    List<String> events(UUID finding) {
        return new TestTopic("icp.inspection.finding.v1")
                .recordsOf(service.toString()).stream()
                        .filter(event -> finding.toString().equals(TestTopic.header(event.headers(), "ce_subject")))
                        .map(event ->
                                TestTopic.header(event.headers(), "ce_type").substring("inspection.finding.".length()))
                        .toList();
    }

    /** The bodies of all events about the site. */
    String published() {
        var all = new StringBuilder();
        new TestTopic("icp.inspection.finding.v1")
                .recordsOf(service.toString())
                .forEach(event -> all.append(new String(event.value(), StandardCharsets.UTF_8)));
        return all.toString();
    }
}
