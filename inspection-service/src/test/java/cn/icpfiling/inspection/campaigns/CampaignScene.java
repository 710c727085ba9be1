package cn.icpfiling.inspection.campaigns;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.arc.Arc;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** A filed subject with some sites, and campaigns over them. */
public final class CampaignScene {
    public static final Duration LONG = Duration.ofSeconds(60);

    public final UUID subject = Ids.next();
    public final UUID holder = Ids.next();
    public final UUID inspector = Ids.next();
    public final List<UUID> services = new ArrayList<>();

    private final TestTopic records = new TestTopic("icp.filing.record.v1");

    /** Files the sites of a new subject; returns once the copy has them. */
    public CampaignScene(FilingStub filing, int sites, String province, int nature) {
        filing.knows(subject, "北京示例科技有限公司", 1, "91110000" + subject.toString().substring(26));
        for (var at = 0; at < sites; at++) {
            services.add(Ids.next());
        }
        var written = services.stream()
                .map(service -> """
                {"serviceId":"%s","serviceNumber":"%s","kind":"WEBSITE","domains":["%s"],"status":"REGISTERED",
                 "accessStatus":"LIVE","filedAt":"2026-11-24T09:00:00Z"}""".formatted(service, number(service), domain(service)))
                .collect(Collectors.joining(","));
        records.send(subject.toString(), Ids.next(), "filing.record.changed", subject, 1, """
                {"subjectId":"%s","holder":"%s","province":"%s","nature":%d,"subjectNumber":"粤ICP备2026000001号",
                 "status":"REGISTERED","services":[%s]}""".formatted(
                        subject, holder, province, nature, written));
        await().atMost(LONG).until(() -> isCopied(domain(services.getLast())));
    }

    /** The only site of this scene has a further domain from now on; returns once the copy has it. */
    public void alsoServes(String further) {
        var service = services.getFirst();
        records.send(subject.toString(), Ids.next(), "filing.record.changed", subject, 2, """
                {"subjectId":"%s","holder":"%s","province":"33","nature":4,"subjectNumber":"粤ICP备2026000001号",
                 "status":"REGISTERED","services":[{"serviceId":"%s","serviceNumber":"%s","kind":"WEBSITE","domains":["%s","%s"],
                 "status":"REGISTERED","accessStatus":"LIVE","filedAt":"2026-11-24T09:00:00Z"}]}""".formatted(
                        subject, holder, service, number(service), domain(service), further));
        await().atMost(LONG).until(() -> isCopied(further));
    }

    /** From now on these sites alone have access; the version is above the last one. Returns once the copy knows it. */
    public void serves(int version, UUID... served) {
        var mark = "v" + version + "-" + domain(services.getFirst());
        var written = services.stream()
                .map(service -> """
                {"serviceId":"%s","serviceNumber":"%s","kind":"WEBSITE","domains":["%s"%s],"status":"REGISTERED",
                 "accessStatus":"%s","filedAt":"2026-11-24T09:00:00Z"}""".formatted(
                                service,
                                number(service),
                                domain(service),
                                service.equals(services.getFirst()) ? ",\"" + mark + "\"" : "",
                                List.of(served).contains(service) ? "LIVE" : "CANCELLED"))
                .collect(Collectors.joining(","));
        records.send(subject.toString(), Ids.next(), "filing.record.changed", subject, version, """
                {"subjectId":"%s","holder":"%s","province":"33","nature":4,"subjectNumber":"粤ICP备2026000001号",
                 "status":"REGISTERED","services":[%s]}""".formatted(
                        subject, holder, written));
        await().atMost(LONG).until(() -> isCopied(mark));
    }

    /** Filing-service tells that a change was granted that was opened from the finding of the only site of this scene. */
    public void changed(String finding) {
        var service = services.getFirst();
        records.send(subject.toString(), Ids.next(), "filing.record.changed", subject, 2, """
                {"subjectId":"%s","holder":"%s","province":"33","nature":4,"subjectNumber":"粤ICP备2026000001号",
                 "status":"REGISTERED","services":[{"serviceId":"%s","serviceNumber":"%s","kind":"WEBSITE","domains":["%s"],
                 "status":"REGISTERED","accessStatus":"LIVE","filedAt":"2026-11-24T09:00:00Z"}],
                 "change":{"orderId":"%s","serviceId":"%s","findingId":"%s","at":"2026-11-25T09:00:00Z"}}""".formatted(
                        subject, holder, service, number(service), domain(service), Ids.next(), service, finding));
    }

    private static boolean isCopied(String domain) {
        return given().auth()
                        .oauth2(TestTokens.internal("filing-service"))
                        .contentType(ContentType.JSON)
                        .body("{\"domain\":\"" + domain + "\"}")
                        .post("/internal/filed-site-lookups")
                        .jsonPath()
                        .getList("sites")
                        .size()
                == 1;
    }

    public static String domain(UUID service) {
        return "ok-" + service + ".com";
    }

    /** Its digits are those of the id, so that it is the number of one site. */
    public static String number(UUID service) {
        var digits = Long.toUnsignedString(service.getLeastSignificantBits());
        return "粤ICP备" + digits.substring(0, 10) + "号-1";
    }

    public RequestSpecification asInspector() {
        return given().auth().oauth2(TestTokens.bearer(inspector, "inspector"));
    }

    public static RequestSpecification keyed(RequestSpecification caller) {
        return caller.contentType(ContentType.JSON).header("Idempotency-Key", "\"" + Ids.next() + "\"");
    }

    /** Sends a campaign over a population. */
    ValidatableResponse creates(String population, String checks) {
        return creates(population, checks, LocalDate.of(2999, 12, 31));
    }

    ValidatableResponse creates(String population, String checks, LocalDate deadline) {
        return keyed(asInspector())
                .body("""
                        {"name":"专项核查","population":%s,"checks":[%s],"deadline":"%s"}""".formatted(population, checks, deadline))
                .post("/api/v1/campaigns")
                .then();
    }

    /** Creates and starts a campaign over the sites of this scene. */
    public UUID runs(String checks) {
        return starts(UUID.fromString(
                creates(list(), checks).statusCode(201).extract().path("campaignId")));
    }

    String list() {
        var entries =
                services.stream().map(service -> "\"" + domain(service) + "\"").collect(Collectors.joining(","));
        return "{\"kind\":\"LIST\",\"entries\":[" + entries + "]}";
    }

    UUID starts(UUID campaign) {
        acts(campaign, "start").statusCode(200);
        return campaign;
    }

    /** Sends an act with the present version and a new key. */
    public ValidatableResponse acts(UUID campaign, String act) {
        return keyed(asInspector())
                .header(
                        "If-Match",
                        asInspector().get("/api/v1/campaigns/" + campaign).header("ETag"))
                .post("/api/v1/campaigns/" + campaign + "/" + act)
                .then();
    }

    public JsonPath shown(UUID campaign) {
        return asInspector()
                .get("/api/v1/campaigns/" + campaign)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public int done(UUID campaign) {
        return shown(campaign).getInt("progress.done");
    }

    /** Returns once all sites of this scene are done. */
    public JsonPath allDone(UUID campaign) {
        soon(() -> shown(campaign).getBoolean("progress.allTaken")
                && done(campaign) == shown(campaign).getInt("progress.total"));
        return shown(campaign);
    }

    /** Returns once the campaign has completed by itself. */
    public void completes(UUID campaign) {
        soon(() -> shown(campaign).getString("state").equals("COMPLETED"));
    }

    /** Waits for an outcome of the jobs of campaigns, which run here at once: the schedule looks at them once a second. */
    public static void soon(Callable<Boolean> outcome) {
        await().pollInSameThread().atMost(LONG).until(() -> {
            jobsRun();
            return outcome.call();
        });
    }

    /** Checks that something stays as it is while the jobs of campaigns run a dozen times and more. */
    public static void stays(Callable<Boolean> state) {
        await().pollInSameThread()
                .during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(5))
                .until(() -> {
                    jobsRun();
                    return state.call();
                });
    }

    private static void jobsRun() {
        Arc.container().instance(AdvanceCampaigns.class).get().run();
        Arc.container().instance(WorkOffCampaigns.class).get().run();
    }

    public List<Map<String, Object>> results(UUID campaign, String filter) {
        return asInspector()
                .get("/api/v1/campaigns/" + campaign + "/results?limit=200" + filter)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    /** The findings of the subject: service, reason, and CURED for those that are; the holder may be told meanwhile. */
    public List<String> findings() {
        return asInspector()
                .get("/api/v1/findings?limit=200&source=CAMPAIGN&subjectId=" + subject)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<Map<String, Object>>getList("items")
                .stream()
                .map(finding -> finding.get("serviceId") + " " + finding.get("reason")
                        + ("CURED".equals(finding.get("state")) ? " CURED" : ""))
                .sorted()
                .toList();
    }

    public List<Map<String, Object>> tasks(UUID campaign) {
        return asInspector()
                .get("/api/v1/inspection-tasks?limit=200&list=CAMPAIGN&campaignId=" + campaign)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }
}
