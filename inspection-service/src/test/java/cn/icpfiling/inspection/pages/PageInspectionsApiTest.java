package cn.icpfiling.inspection.pages;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.core.scans.OwnProbe;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An inspector looks at the home page of a filed site; what the platform asks goes to servers of the test. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
@WithTestResource(SiteStub.class)
class PageInspectionsApiTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String TEXT = "今天天气很好，适合出门散步。湖边的柳树已经发芽，远处的山还留着一点雪。".repeat(6);
    private static final String LINKED = "<a href='https://beian.miit.gov.cn/'>京ICP备2026000001号-1</a>"
            + "<a href='https://beian.mps.gov.cn/#/query/webSearch?code=11010500000001'>京公网安备11010500000001号</a>";

    private final TestTopic records = new TestTopic("icp.filing.record.v1");
    private final UUID subject = Ids.next();
    private final UUID service = Ids.next();
    private final UUID holder = Ids.next();
    private final UUID inspector = Ids.next();
    private final String domain = "ok-" + service + ".com";

    FilingStub filing;
    SiteStub sites;

    @Inject
    InspectHomePage inspectHomePage;

    @Inject
    PageProbe probe;

    @Test
    void a_page_that_shows_and_links_its_numbers_has_no_observation() {
        filed();
        sites.shows(domain, page("某站", LINKED), StandardCharsets.UTF_8);

        var look = look(domain, "\"" + Ids.next() + "\"")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();

        assertThat(look.getString("outcome")).isEqualTo("FETCHED");
        assertThat(look.getInt("status")).isEqualTo(200);
        assertThat(look.getString("title")).isEqualTo("某站");
        assertThat(look.getString("sha256")).hasSize(64);
        assertThat(look.getList("observations")).isEmpty();
        var evidence = asInspector().get("/api/v1/page-evidence/" + look.getString("evidenceId"));
        assertThat(evidence.jsonPath().getString("source")).isEmpty();
        assertThat(evidence.jsonPath().getBoolean("wholeSource")).isFalse();
        assertThat(evidence.jsonPath().getString("inspection.title")).isEqualTo("某站");
    }

    @Test
    void a_page_in_gbk_behind_www_with_a_wrong_number_is_seen_and_kept_as_evidence() {
        filed();
        var source = page("老站", "<p>京ICP备05000001号</p>");
        sites.shows("www." + domain, source, Charset.forName("GBK"));
        var key = "\"" + Ids.next() + "\"";

        var look = look(domain, key).then().statusCode(201).extract();

        assertThat(reasons(look.jsonPath())).contains("NUMBER.SHOWN_WRONG", "POLICE_NUMBER.NOT_SHOWN");
        assertThat(look.jsonPath().getString("title")).isEqualTo("老站");
        assertThat(look.jsonPath().getString("url")).startsWith("http://www." + domain);

        var again = look(domain, key).then().statusCode(201).extract();
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.jsonPath().getString("evidenceId"))
                .isEqualTo(look.jsonPath().getString("evidenceId"));

        var evidence = asInspector()
                .get(look.header("Location"))
                .then()
                .statusCode(200)
                .extract();
        assertThat(evidence.contentType()).startsWith("application/json");
        assertThat(evidence.jsonPath().getString("source")).isEqualTo(source);
        assertThat(evidence.jsonPath().getBoolean("wholeSource")).isTrue();
        assertThat(evidence.jsonPath().getString("inspection.domain")).isEqualTo(domain);
    }

    @Test
    void a_site_that_answers_with_an_error_is_unknown_and_not_faulty() {
        filed();

        var look = look(domain, "\"" + Ids.next() + "\"")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();

        assertThat(look.getInt("status")).isEqualTo(404);
        assertThat(look.getList("observations.verdict")).containsOnly("UNKNOWN");
        assertThat(look.getList("observations.note")).containsOnly("ERROR_STATUS");
    }

    @Test
    void the_platforms_own_request_is_answered_from_an_address_of_the_provider_alone() {
        sites.shows(domain, page("某站", LINKED), StandardCharsets.UTF_8);
        var here = List.of(InetAddress.ofLiteral("127.0.0.1"));
        var unknownHost = "unknown-" + domain;

        var answer = inspectHomePage.ask(domain, here, _ -> true);
        var elsewhere = inspectHomePage.ask(domain, List.of(InetAddress.ofLiteral("10.0.0.1")), _ -> true);

        assertThat(answer.answer().orElseThrow().status()).isEqualTo(200);
        assertThat(elsewhere.answer()).isEmpty();
        assertThat(inspectHomePage
                        .ask(unknownHost, here, _ -> true)
                        .answer()
                        .orElseThrow()
                        .status())
                .isEqualTo(404);
        assertThat(probe.ask(domain, here)).isEqualTo(OwnProbe.Answer.SERVED);
        assertThat(probe.ask(unknownHost, here)).isEqualTo(OwnProbe.Answer.NOT_SERVED);
        sites.leads(domain, "https://www." + domain + "/");
        assertThat(probe.ask(domain, here)).isEqualTo(OwnProbe.Answer.SERVED);
        sites.leads(unknownHost, "https://parking.example.com/");
        assertThat(probe.ask(unknownHost, here)).isEqualTo(OwnProbe.Answer.NOT_SERVED);
    }

    @Test
    @Tag("long")
    void a_site_that_the_platform_was_too_busy_to_ask_is_not_taken_for_one_that_is_not_served() throws Exception {
        sites.shows(domain, page("某站", LINKED), StandardCharsets.UTF_8);
        sites.isSlow(domain);
        var here = List.of(InetAddress.ofLiteral("127.0.0.1"));
        var answers = new ArrayList<OwnProbe.Answer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = Stream.generate(() -> threads.submit(() -> probe.ask(domain, here)))
                    .limit(6)
                    .toList();
            for (var one : asked) {
                answers.add(one.get());
            }
        }
        assertThat(answers)
                .as("one request for a host runs and two wait")
                .contains(OwnProbe.Answer.SERVED, OwnProbe.Answer.NOT_ASKED)
                .doesNotContain(OwnProbe.Answer.NOT_SERVED);
    }

    @Test
    void content_is_compared_with_the_content_types_and_pre_approvals_that_are_filed() {
        sites.shows(domain, page("某站", "<p>在线问诊，加入购物车，立即购买</p>" + LINKED), StandardCharsets.UTF_8);

        filed();
        assertThat(content())
                .as("not told by an earlier release")
                .containsExactly("CONTENT.PRE_APPROVAL_MISSING UNKNOWN");
        filed(2, ",\"contentTypes\":128,\"preApprovals\":0");
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(content())
                        .containsExactly(
                                "CONTENT.SUBJECT_MISMATCH SUSPECTED", "CONTENT.PRE_APPROVAL_MISSING SUSPECTED"));
        filed(3, ",\"contentTypes\":384,\"preApprovals\":8");
        await().atMost(LONG).untilAsserted(() -> assertThat(content()).isEmpty());
    }

    private List<String> content() {
        var look = look(domain, "\"" + Ids.next() + "\"")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return look.<Map<String, String>>getList("observations").stream()
                .map(observation -> observation.get("reason") + " " + observation.get("verdict"))
                .toList();
    }

    @Test
    void inspectors_alone_look_at_filed_domains_alone() {
        filed();
        look("other-" + domain, "\"" + Ids.next() + "\"").then().statusCode(422);
        look("http://" + domain, "\"" + Ids.next() + "\"").then().statusCode(400);
        given().auth()
                .oauth2(TestTokens.token("icp-api", Ids.next().toString(), "web", "reviewer"))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "\"" + Ids.next() + "\"")
                .body("{\"domain\":\"" + domain + "\"}")
                .post("/api/v1/page-inspections")
                .then()
                .statusCode(403);
        asInspector().get("/api/v1/page-evidence/" + Ids.next()).then().statusCode(404);
        given().get("/api/v1/page-evidence/" + Ids.next()).then().statusCode(401);
    }

    private static String page(String title, String footer) {
        return "<html><head><title>" + title + "</title></head><body><p>" + TEXT + "</p>" + footer + "</body></html>";
    }

    private static List<String> reasons(JsonPath look) {
        return look.getList("observations.reason");
    }

    private Response look(String host, String key) {
        return asInspector()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body("{\"domain\":\"" + host + "\"}")
                .post("/api/v1/page-inspections");
    }

    private RequestSpecification asInspector() {
        return given().auth().oauth2(TestTokens.token("icp-api", inspector.toString(), "web", "inspector"));
    }

    private void filed() {
        filed(1, "");
    }

    /** @param content of the event about the content of the service */
    private void filed(int sequence, String content) {
        filing.knows(subject, "北京示例科技有限公司", 1, "91110000" + subject.toString().substring(26));
        records.send(subject.toString(), Ids.next(), "filing.record.changed", subject, sequence, """
                {"subjectId":"%s","holder":"%s","province":"11","nature":4,"subjectNumber":"京ICP备2026000001号",
                 "status":"REGISTERED","services":[{"serviceId":"%s","serviceNumber":"京ICP备2026000001号-1","kind":"WEBSITE",
                 "domains":["%s"],"status":"REGISTERED","accessStatus":"LIVE","filedAt":"2026-01-24T09:00:00Z"%s}]}""".formatted(
                        subject, holder, service, domain, content));
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
}
