package cn.icpfiling.inspection.campaignchecks;

import static cn.icpfiling.inspection.campaigns.CampaignScene.domain;
import static cn.icpfiling.inspection.campaigns.CampaignScene.keyed;
import static cn.icpfiling.inspection.campaigns.CampaignScene.soon;
import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.VerificationStub;
import cn.icpfiling.inspection.campaigns.CampaignScene;
import cn.icpfiling.inspection.core.campaigns.CheckKind;
import cn.icpfiling.inspection.core.campaigns.RepeatedCheck;
import cn.icpfiling.inspection.findings.FindingScene;
import cn.icpfiling.inspection.store.RepeatedCheckTable;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the loop of a campaign's finding closes under the shipped policy, from which nothing follows by itself. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
@QuarkusTestResource(VerificationStub.class)
class AskedChecksApiTest {
    private static final Duration LATE = Duration.ofDays(60);
    private static final int MOST_A_DAY = 3;

    FilingStub filing;
    VerificationStub verification;

    @Inject
    RepeatedCheckTable repeats;

    private CampaignScene scene;
    private String domain;
    private String finding;

    /** A site whose domain has expired, found by a campaign; an inspector has told its holder. */
    @BeforeEach
    void a_finding_that_its_holder_was_told() {
        scene = new CampaignScene(filing, 1, "33", 4);
        domain = domain(scene.services.getFirst());
        verification.finds(domain, "D4", "BROKEN", "DOMAIN_EXPIRED");
        scene.allDone(scene.runs("\"DOMAIN\""));
        finding = findings().getFirst();
        assertThat(waitForNotice()).containsExactly(finding);
        tells(finding);
        assertThat(waitForNotice()).isEmpty();
        assertThat(shown().getString("consequence")).isEqualTo("NONE");
    }

    @AfterEach
    void today() {
        FindingScene.runsJobs(Duration.ZERO);
    }

    @Test
    void a_fault_that_was_mended_in_time_is_cured_and_never_overdue() {
        verification.finds(domain, "D4", "HOLDS", "RENEWED");
        FindingScene.runsJobs(LATE);

        soon(() -> "CURED".equals(shown().getString("state")));
        assertThat(acts()).doesNotContain("EXPIRE");
    }

    @Test
    void a_fault_that_is_found_again_after_the_last_day_is_overdue() {
        FindingScene.runsJobs(LATE);
        assertThat(shown().getString("state")).as("a look was asked for").isEqualTo("NOTIFIED");

        soon(() -> {
            FindingScene.runsJobs(LATE);
            return "OVERDUE".equals(shown().getString("state"));
        });
        assertThat(shown().getBoolean("repeatedChecks[0].stillBroken")).isTrue();
    }

    @Test
    void papers_that_came_in_time_hold_the_finding_up_until_an_inspector_decides() {
        filing.knowsPaper(UUID.fromString(finding), Ids.next(), Instant.now());

        soon(() -> {
            FindingScene.runsJobs(LATE);
            return shown().get("paperReview.since") != null;
        });
        assertThat(shown().getString("state")).isEqualTo("NOTIFIED");
    }

    @Test
    void a_granted_change_is_the_machines_to_look_at_until_the_finding_is_overdue_and_an_inspectors_then() {
        scene.changed(finding);
        soon(() -> !shown().getList("changes").isEmpty());
        assertThat(shown().getString("secondLookSince")).isNull();

        soon(() -> {
            FindingScene.runsJobs(LATE);
            return "OVERDUE".equals(shown().getString("state"));
        });
        assertThat(shown().getString("secondLookSince")).isEqualTo("2026-11-25");
    }

    @Test
    void a_holder_asks_for_the_look_and_is_cured_before_the_last_day() {
        assertThat(shown().getList("cureLinks.operation"))
                .as("how the holder shows that the domain was renewed")
                .isEqualTo(List.of("handInFindingPapers", "requestRescan"));
        asks(asHolder()).statusCode(202);
        soon(() -> shown().get("repeatedChecks[0].finishedAt") != null);
        assertThat(shown().getString("state")).as("nothing follows from it").isEqualTo("NOTIFIED");
        verification.finds(domain, "D4", "HOLDS", "RENEWED");
        asks(asHolder()).statusCode(202);

        soon(() -> "CURED".equals(shown().getString("state")));
        assertThat(shown().getBoolean("repeatedChecks[0].cured")).isTrue();
        asks(asHolder()).statusCode(409).body("code", is("RESCAN_NOT_POSSIBLE"));
    }

    /** A holder who saw that the platform looks now would mend the fault for just these minutes. */
    @Test
    void a_look_of_the_platform_that_waits_is_not_told_to_the_holder_and_gives_its_turn_to_the_holders() {
        var answers = verification.holds(domain);
        UnitOfWork.run(() -> repeats.insert(
                RepeatedCheck.requested(
                        Ids.next(),
                        UUID.fromString(finding),
                        scene.services.getFirst(),
                        CheckKind.DOMAIN,
                        Instant.now()),
                true));
        assertThat(shown().getList("repeatedChecks")).as("to an inspector").hasSize(1);
        assertThat(shownToHolder()).isEmpty();

        asks(asHolder()).statusCode(202);
        assertThat(shownToHolder())
                .singleElement()
                .satisfies(look -> assertThat(look).doesNotContainKey("finishedAt"));
        asks(asHolder()).statusCode(409).body("code", is("RESCAN_UNDER_WAY"));
        answers.countDown();
        soon(() -> shown().get("repeatedChecks[0].finishedAt") != null);
        assertThat(shownToHolder()).hasSize(1);
    }

    private List<Map<String, Object>> shownToHolder() {
        return asHolder()
                .get("/api/v1/findings/" + finding)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("repeatedChecks");
    }

    @Test
    void one_look_waits_at_a_time_and_their_number_is_limited_a_day() {
        var answers = verification.holds(domain);
        asks(asHolder()).statusCode(202);
        asks(asHolder()).statusCode(409).body("code", is("RESCAN_UNDER_WAY"));
        answers.countDown();
        for (var asked = 1; asked < MOST_A_DAY; asked++) {
            soon(() -> shown().get("repeatedChecks[0].finishedAt") != null);
            asks(asHolder()).statusCode(202);
        }
        soon(() -> shown().get("repeatedChecks[0].finishedAt") != null);
        asks(asHolder()).statusCode(422).body("errors.code", hasItem("RESCANNED_OFTEN_ENOUGH"));
    }

    @Test
    void a_reason_that_only_a_person_gives_has_no_look_to_ask_for() {
        var campaign = scene.runs("\"PAPERS\"");
        soon(() -> !scene.tasks(campaign).isEmpty());
        var task =
                "/api/v1/inspection-tasks/" + scene.tasks(campaign).getFirst().get("taskId");
        keyed(scene.asInspector()).post(task + "/claim").then().statusCode(200);
        keyed(scene.asInspector()).body("""
                        {"outcome":"PAPERS_JUDGED","papers":[{"paper":"PRINCIPAL_ID","result":"RIGHT"},
                        {"paper":"ORGANISATION_CERTIFICATE","result":"UNTRUE"},{"paper":"LICENCE","result":"NOT_NEEDED"},
                        {"paper":"FACE_PHOTO","result":"RIGHT"},{"paper":"VERIFICATION_SHEET","result":"RIGHT"}]}""").post(task + "/outcome").then().statusCode(200);
        finding = findings().getFirst();
        tells(finding);

        assertThat(shown().getList("cureLinks.operation", String.class)).doesNotContain("requestRescan");
        asks(asHolder()).statusCode(409).body("code", is("RESCAN_NOT_POSSIBLE"));
    }

    private ValidatableResponse asks(RequestSpecification caller) {
        return keyed(caller).post("/api/v1/findings/" + finding + "/rescans").then();
    }

    private RequestSpecification asHolder() {
        return given().auth().oauth2(TestTokens.bearer(scene.holder, "applicant"));
    }

    private void tells(String id) {
        keyed(scene.asInspector())
                .header(
                        "If-Match",
                        scene.asInspector().get("/api/v1/findings/" + id).header("ETag"))
                .post("/api/v1/findings/" + id + "/notice")
                .then()
                .statusCode(200);
    }

    /** The ids of the findings of the subject, the newest first. */
    private List<String> findings() {
        return scene.asInspector()
                .get("/api/v1/findings?source=CAMPAIGN&subjectId=" + scene.subject)
                .jsonPath()
                .getList("items.findingId");
    }

    private List<String> waitForNotice() {
        return scene.asInspector()
                .get("/api/v1/findings?waitingFor=FIRST_NOTICE&subjectId=" + scene.subject)
                .jsonPath()
                .getList("items.findingId");
    }

    private JsonPath shown() {
        return scene.asInspector()
                .get("/api/v1/findings/" + finding)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private List<String> acts() {
        return shown().<Map<String, Object>>getList("history").stream()
                .map(step -> (String) step.get("act"))
                .toList();
    }
}
