package cn.icpfiling.inspection.campaignchecks;

import static cn.icpfiling.inspection.campaigns.CampaignScene.domain;
import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.VerificationStub;
import cn.icpfiling.inspection.campaigns.CampaignScene;
import cn.icpfiling.inspection.pages.SiteStub;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens to a finding of a campaign behind its last day, under a policy that lets something follow from it. */
@Tag("long")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
@QuarkusTestResource(VerificationStub.class)
@WithTestResource(SiteStub.class)
class RepeatedChecksApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final UUID ADMINISTRATOR = Ids.next();
    private static final String TEXT = "<p>" + "今天天气很好，适合出门散步。湖边的柳树已经发芽。".repeat(8) + "</p>";
    private static final String OTHER_NUMBER = "粤ICP备05000001号-1";
    private static final Duration LATE = Duration.ofDays(60);
    FilingStub filing;
    VerificationStub verification;
    SiteStub sites;
    private CampaignScene scene;

    @AfterEach
    void today_and_the_shipped_policy() throws JsonProcessingException {
        movesClock(Duration.ZERO);
        follows("NONE", "BY_INSPECTOR");
    }

    @Test
    void a_finding_is_overdue_only_after_the_check_finds_the_same_reason_again() throws JsonProcessingException {
        var finding = told();
        movesClock(LATE);
        assertThat(state(finding)).as("a look was asked for").isEqualTo("NOTIFIED");
        CampaignScene.soon(() -> shown(finding).get("repeatedChecks[0].finishedAt") != null);
        movesClock(LATE);

        assertThat(state(finding)).isEqualTo("OVERDUE");
        assertThat(shown(finding).getString("repeatedChecks[0].check")).isEqualTo("PAGE");
        assertThat(shown(finding).getBoolean("repeatedChecks[0].stillBroken")).isTrue();
        assertThat(shown(finding).getList("repeatedChecks")).hasSize(1);
    }

    @Test
    void a_check_that_passes_cures_the_finding() throws JsonProcessingException {
        var finding = told();
        var site = scene.services.getFirst();
        sites.shows(domain(site), page(CampaignScene.number(site)), StandardCharsets.UTF_8);
        movesClock(LATE);

        CampaignScene.soon(() -> "CURED".equals(state(finding)));
        assertThat(shown(finding).getBoolean("repeatedChecks[0].cured")).isTrue();
    }

    @Test
    void a_check_that_decides_nothing_leaves_the_finding_to_an_inspector_and_is_repeated_once_a_day()
            throws JsonProcessingException {
        var finding = told();
        var host = domain(scene.services.getFirst());
        sites.leads(host, "http://" + host + "/");
        movesClock(LATE);
        CampaignScene.soon(() -> shown(finding).get("repeatedChecks[0].finishedAt") != null);
        movesClock(LATE);
        assertThat(state(finding)).isEqualTo("NOTIFIED");
        assertThat(shown(finding).getList("repeatedChecks")).as("one a day").hasSize(1);

        movesClock(LATE.plusDays(1));
        assertThat(shown(finding).getList("repeatedChecks")).hasSize(2);
        assertThat(state(finding)).isEqualTo("NOTIFIED");
        CampaignScene.soon(() -> shown(finding).get("repeatedChecks[0].finishedAt") != null);
        assertThat(openTasks(finding)).as("one task, however often").hasSize(1);
    }

    @Test
    void a_person_who_finds_the_same_fault_lets_the_finding_pass_its_last_day() throws JsonProcessingException {
        var finding = undecided();
        settles(finding, "{\"outcome\":\"UNDECIDABLE\"}");
        assertThat(shown(finding).getList("repeatedChecks"))
                .as("nothing is decided")
                .hasSize(1);
        movesClock(LATE.plusDays(1));
        CampaignScene.soon(() -> shown(finding).get("repeatedChecks[0].finishedAt") != null);

        settles(
                finding,
                "{\"outcome\":\"BROKEN\",\"reasons\":[\"NUMBER.SHOWN_WRONG\",\"CONTENT.SUBJECT_MISMATCH\"],\"domain\":\""
                        + domain(scene.services.getFirst()) + "\"}");
        movesClock(LATE.plusDays(1));

        assertThat(state(finding)).isEqualTo("OVERDUE");
        assertThat(shown(finding).getString("repeatedChecks[0].evidence")).isEqualTo("BY_PERSON");
        assertThat(shown(finding).getBoolean("repeatedChecks[0].stillBroken")).isTrue();
        assertThat(otherReasons(finding)).containsExactly("CONTENT.SUBJECT_MISMATCH");
    }

    @Test
    void a_person_who_finds_the_site_in_order_cures_the_finding() throws JsonProcessingException {
        var finding = undecided();

        settles(finding, "{\"outcome\":\"HOLDS\"}");

        assertThat(state(finding)).isEqualTo("CURED");
        assertThat(shown(finding).getString("repeatedChecks[0].evidence")).isEqualTo("BY_PERSON");
        assertThat(shown(finding).getBoolean("repeatedChecks[0].cured")).isTrue();
    }

    @Test
    void a_person_who_finds_other_faults_alone_cures_the_finding_and_opens_theirs() throws JsonProcessingException {
        var finding = undecided();

        settles(finding, "{\"outcome\":\"BROKEN\",\"reasons\":[\"CONTENT.SUBJECT_MISMATCH\"]}");

        assertThat(state(finding)).isEqualTo("CURED");
        assertThat(otherReasons(finding)).containsExactly("CONTENT.SUBJECT_MISMATCH");
    }

    @Test
    void a_person_says_at_which_domain_of_the_site_the_reason_was_seen() throws JsonProcessingException {
        var finding = undecided();
        var task = claimed(finding);

        outcomes(task, "{\"outcome\":\"BROKEN\",\"reasons\":[\"NUMBER.SHOWN_WRONG\"]}")
                .statusCode(422)
                .body("errors.code", hasItem("TASK_DOMAIN_UNFIT"))
                .body("errors.pointer", hasItem("/domain"));
        outcomes(task, "{\"outcome\":\"BROKEN\",\"reasons\":[\"NUMBER.SHOWN_WRONG\"],\"domain\":\"elsewhere.cn\"}")
                .statusCode(422)
                .body("errors.code", hasItem("TASK_DOMAIN_OF_OTHER_SITE"));
        outcomes(task, "{\"outcome\":\"HOLDS\",\"domain\":\"elsewhere.cn\"}")
                .statusCode(422)
                .body("errors.code", hasItem("TASK_DOMAIN_UNFIT"));
        outcomes(task, "{\"outcome\":\"UNDECIDABLE\"}")
                .statusCode(200)
                .body("domain", is(domain(scene.services.getFirst())));
        assertThat(state(finding)).isEqualTo("NOTIFIED");
    }

    /** The holder was never told of the fault at the other domain, so nothing follows from it before its own notice. */
    @Test
    void the_same_reason_at_another_domain_of_the_site_cures_the_finding_and_opens_one_for_that_domain()
            throws JsonProcessingException {
        var finding = undecided();
        var further = further();
        scene.alsoServes(further);

        settlesAt(further, finding, "NUMBER.SHOWN_WRONG");

        assertThat(state(finding)).isEqualTo("CURED");
        assertThat(shown(finding).getBoolean("repeatedChecks[0].stillBroken")).isFalse();
        assertThat(otherReasons(finding)).containsExactly("NUMBER.SHOWN_WRONG");
        assertThat(findings().getList("items.findAll { it.findingId != '" + finding + "' }.domain", String.class))
                .containsExactly(further);
    }

    /** What is true of the other domain says nothing about the one that the holder was told of. */
    @Test
    void a_verdict_about_another_domain_leaves_the_finding_to_a_person_who_decides() throws JsonProcessingException {
        var finding = undecidedBesideAnotherDomain();
        var reason = shown(finding).getString("reason");
        movesClock(LATE);
        assertThat(state(finding)).as("nothing follows by itself").isEqualTo("NOTIFIED");

        settlesAt(domain(scene.services.getFirst()), finding, reason);
        movesClock(LATE);

        assertThat(state(finding)).isEqualTo("OVERDUE");
        assertThat(shown(finding).getString("repeatedChecks[0].evidence")).isEqualTo("BY_PERSON");
    }

    @Test
    void a_person_who_finds_the_fault_at_the_other_domain_alone_cures_the_finding_and_opens_one_there()
            throws JsonProcessingException {
        var finding = undecidedBesideAnotherDomain();
        var further = further();
        var reason = shown(finding).getString("reason");

        settlesAt(further, finding, reason);

        assertThat(state(finding)).isEqualTo("CURED");
        assertThat(findings().getList("items.findAll { it.findingId != '" + finding + "' }.domain", String.class))
                .containsExactly(further);
    }

    @Test
    void another_fault_becomes_a_finding_of_its_own_and_the_old_one_was_not_found_again()
            throws JsonProcessingException {
        var finding = told();
        var site = scene.services.getFirst();
        sites.shows(
                domain(site),
                page(CampaignScene.number(site)).replace("href='https://beian.miit.gov.cn/'", "class='number'"),
                StandardCharsets.UTF_8);
        movesClock(LATE);
        CampaignScene.soon(() -> "CURED".equals(state(finding)));

        assertThat(shown(finding).getBoolean("repeatedChecks[0].stillBroken")).isFalse();
        var others = findings().getList("items.findAll { it.state != 'CURED' }.reason", String.class);
        assertThat(others).containsExactly("NUMBER.NOT_LINKED");
    }

    /** A finding whose check was repeated after its last day and decided nothing; a task waits. */
    private String undecided() throws JsonProcessingException {
        var finding = told();
        var host = domain(scene.services.getFirst());
        sites.leads(host, "http://" + host + "/");
        movesClock(LATE);
        CampaignScene.soon(() -> shown(finding).get("repeatedChecks[0].finishedAt") != null);
        return finding;
    }

    /**
     * A finding about the holder of a domain. Its check was repeated after its last day: verification-service knows nothing of this
     * domain any more, and finds the same fault at another one of the site.
     */
    private String undecidedBesideAnotherDomain() throws JsonProcessingException {
        follows("CANCEL_ACCESS", "AUTOMATIC");
        scene = new CampaignScene(filing, 1, "33", 4);
        var own = domain(scene.services.getFirst());
        verification.finds(own, "D1", "BROKEN", "DIFFERENT_HOLDER");
        scene.allDone(scene.runs("\"DOMAIN\""));
        movesClock(Duration.ZERO);
        var finding = findings().getString("items[0].findingId");
        assertThat(state(finding)).isEqualTo("NOTIFIED");

        scene.alsoServes(further());
        verification.finds(own, "D1", "UNKNOWN", "HOLDER_NOT_SHOWN");
        verification.finds(further(), "D1", "BROKEN", "DIFFERENT_HOLDER");
        movesClock(LATE);
        CampaignScene.soon(() -> shown(finding).get("repeatedChecks[0].finishedAt") != null);
        assertThat(shown(finding).getString("repeatedChecks[0].state")).isEqualTo("FAILED");
        assertThat(shown(finding).getBoolean("repeatedChecks[0].stillBroken")).isFalse();
        assertThat(shown(finding).getBoolean("repeatedChecks[0].cured")).isFalse();
        assertThat(findings().getList("items"))
                .as("one of a reason, until it is settled")
                .hasSize(1);
        return finding;
    }

    private String further() {
        return "further-" + domain(scene.services.getFirst());
    }

    private List<String> openTasks(String finding) {
        return scene.asInspector()
                .get("/api/v1/inspection-tasks?kind=REVIEW_UNKNOWN&findingId=" + finding)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.taskId", String.class);
    }

    /** An inspector claims the one task of the finding and submits what was found. */
    private void settles(String finding, String body) {
        outcomes(claimed(finding), body).statusCode(200);
    }

    private void settlesAt(String domain, String finding, String reason) {
        settles(finding, "{\"outcome\":\"BROKEN\",\"reasons\":[\"" + reason + "\"],\"domain\":\"" + domain + "\"}");
    }

    private String claimed(String finding) {
        var task = "/api/v1/inspection-tasks/" + openTasks(finding).getFirst();
        CampaignScene.keyed(scene.asInspector()).post(task + "/claim").then().statusCode(200);
        return task;
    }

    private ValidatableResponse outcomes(String task, String body) {
        return CampaignScene.keyed(scene.asInspector())
                .body(body)
                .post(task + "/outcome")
                .then();
    }

    private List<String> otherReasons(String finding) {
        return findings().getList("items.findAll { it.findingId != '" + finding + "' }.reason", String.class);
    }

    private String told() throws JsonProcessingException {
        follows("CANCEL_ACCESS", "AUTOMATIC");
        return found();
    }

    /** A site that shows another number, found by a campaign; its holder is told. */
    private String found() {
        scene = new CampaignScene(filing, 1, "33", 4);
        sites.shows(domain(scene.services.getFirst()), page(OTHER_NUMBER), StandardCharsets.UTF_8);
        scene.allDone(scene.runs("\"PAGE\""));
        movesClock(Duration.ZERO);
        var findings = findings().getList("items.findingId", String.class);
        assertThat(findings).hasSize(1);
        assertThat(state(findings.getFirst())).isEqualTo("NOTIFIED");
        return findings.getFirst();
    }

    private JsonPath findings() {
        return scene.asInspector()
                .get("/api/v1/findings?limit=200&source=CAMPAIGN&subjectId=" + scene.subject)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private JsonPath shown(String finding) {
        return scene.asInspector()
                .get("/api/v1/findings/" + finding)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private String state(String finding) {
        return shown(finding).getString("state");
    }

    /** Moves the clock as the sandbox does; all due jobs have run when it answers. */
    private static void movesClock(Duration offset) {
        given().auth()
                .oauth2(TestTokens.internal("sandbox"))
                .contentType(ContentType.JSON)
                .body("{\"offset\":\"" + offset + "\"}")
                .post("/internal/clock")
                .then()
                .statusCode(204);
    }

    /** From now on this follows from findings of campaigns. */
    private static void follows(String consequence, String firstNotice) throws JsonProcessingException {
        var body = asAdministrator()
                .get("/api/v1/inspection-policies/0")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        var policies = (ObjectNode) JSON.readTree(body).path("policies");
        for (var entry : policies.path("findings")) {
            if (entry.path("id").asText().startsWith("CAMPAIGN")) {
                ((ObjectNode) entry).put("consequence", consequence).put("firstNotice", firstNotice);
            }
        }
        var versions =
                asAdministrator().get("/api/v1/inspection-policies").jsonPath().getList("items.version", Integer.class);
        CampaignScene.keyed(asAdministrator())
                .body(policies.toString())
                .post("/api/v1/inspection-policies?replaces=" + (versions.isEmpty() ? 0 : versions.getFirst()))
                .then()
                .statusCode(201);
    }

    private static RequestSpecification asAdministrator() {
        return given().auth().oauth2(TestTokens.bearer(ADMINISTRATOR, "administrator"));
    }

    private static String page(String number) {
        return "<html><body>" + TEXT + "<a href='https://beian.miit.gov.cn/'>" + number
                + "</a><a"
                + " href='https://beian.mps.gov.cn/#/query/webSearch?code=33010500000001'>浙公网安备33010500000001号</a>"
                + "</body></html>";
    }
}
