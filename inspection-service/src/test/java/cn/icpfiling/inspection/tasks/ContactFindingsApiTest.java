package cn.icpfiling.inspection.tasks;

import static cn.icpfiling.inspection.campaigns.CampaignScene.domain;
import static cn.icpfiling.inspection.campaigns.CampaignScene.keyed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.hasItem;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.VerificationStub;
import cn.icpfiling.inspection.campaigns.CampaignScene;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Findings of the four filed numbers: one of each number, whichever campaigns called it (docs/trade.md 3.3). */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
@QuarkusTestResource(VerificationStub.class)
class ContactFindingsApiTest {
    private static final String TASKS = "/api/v1/inspection-tasks/";

    FilingStub filing;

    @Inject
    Sql sql;

    private CampaignScene scene;

    @Test
    void each_number_that_fails_has_a_finding_with_its_own_field_and_the_change_that_mends_it() {
        scene = new CampaignScene(filing, 1, "33", 4);
        var campaign = calls(scene.runs("\"CALLS\""));

        settles(campaign, "SUBJECT_MOBILE", "WRONG_PERSON");
        settles(campaign, "SERVICE_MOBILE", "NUMBER_INVALID");
        settles(campaign, "SUBJECT_OFFICE_PHONE", "REACHED");
        settles(campaign, "SERVICE_OFFICE_PHONE", "WRONG_PERSON");

        assertThat(findings())
                .extracting(finding -> finding.get("contact") + " " + finding.get("reason") + " "
                        + finding.get("fields") + " " + finding.get("cures"))
                .containsExactlyInAnyOrder(
                        "SUBJECT_MOBILE CONTACT.MOBILE [/subject/principal/mobile] [CHANGE_SUBJECT]",
                        "SERVICE_MOBILE CONTACT.MOBILE [/service/principal/mobile] [CHANGE_SERVICE]",
                        "SERVICE_OFFICE_PHONE CONTACT.OFFICE_PHONE [/service/principal/officePhone] [CHANGE_SERVICE]");
        assertThat(scene.shown(campaign).getInt("progress.findings")).isEqualTo(3);
    }

    @Test
    void a_further_campaign_tells_the_other_number_alone_and_a_cured_number_anew() {
        scene = new CampaignScene(filing, 1, "33", 4);
        settles(calls(scene.runs("\"CALLS\"")), "SUBJECT_MOBILE", "WRONG_PERSON");
        var mobile = idOf("SUBJECT_MOBILE");

        var second = calls(scene.runs("\"CALLS\""));
        settles(second, "SUBJECT_MOBILE", "WRONG_PERSON");
        settles(second, "SERVICE_MOBILE", "WRONG_PERSON");
        assertThat(contacts()).containsExactlyInAnyOrder("SUBJECT_MOBILE OPENED", "SERVICE_MOBILE OPENED");
        assertThat(known(second)).containsExactly(mobile);

        mended(mobile);
        assertThat(contacts()).containsExactlyInAnyOrder("SUBJECT_MOBILE CURED", "SERVICE_MOBILE OPENED");
        var third = calls(scene.runs("\"CALLS\""));
        settles(third, "SUBJECT_MOBILE", "NUMBER_INVALID");
        settles(third, "SERVICE_MOBILE", "REACHED");
        assertThat(contacts())
                .as("that a later campaign reached it cures no finding by itself")
                .containsExactlyInAnyOrder("SUBJECT_MOBILE CURED", "SUBJECT_MOBILE OPENED", "SERVICE_MOBILE OPENED");
    }

    @Test
    void a_finding_of_one_number_takes_calls_of_that_number_alone() {
        scene = new CampaignScene(filing, 1, "33", 4);
        settles(calls(scene.runs("\"CALLS\"")), "SERVICE_MOBILE", "WRONG_PERSON");

        opens(idOf("SERVICE_MOBILE"), "SUBJECT_MOBILE")
                .statusCode(422)
                .body("errors.code", hasItem("TASK_CONTACT_UNFIT"));
        opens(idOf("SERVICE_MOBILE"), "SERVICE_MOBILE").statusCode(201);
    }

    @Test
    void a_finding_of_an_earlier_release_tells_both_numbers_until_it_is_settled() {
        scene = new CampaignScene(filing, 1, "33", 4);
        var campaign = calls(scene.runs("\"CALLS\""));
        settles(campaign, "SUBJECT_MOBILE", "WRONG_PERSON");
        var old = idOf("SUBJECT_MOBILE");
        sql.update("UPDATE findings SET contact = '' WHERE finding_id = ?", UUID.fromString(old));

        settles(campaign, "SERVICE_MOBILE", "WRONG_PERSON");
        settles(calls(scene.runs("\"CALLS\"")), "SUBJECT_MOBILE", "WRONG_PERSON");

        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding).doesNotContainKey("contact");
            assertThat(finding.get("fields"))
                    .isEqualTo(List.of("/subject/principal/mobile", "/service/principal/mobile"));
        });
        opens(old, "SERVICE_MOBILE").statusCode(201);

        mended(old);
        settles(calls(scene.runs("\"CALLS\"")), "SUBJECT_MOBILE", "WRONG_PERSON");
        assertThat(contacts()).containsExactlyInAnyOrder("null CURED", "SUBJECT_MOBILE OPENED");
    }

    @Test
    void one_of_an_earlier_release_ends_with_its_site_so_another_site_has_a_finding_of_the_number() {
        scene = new CampaignScene(filing, 2, "33", 4);
        settles(calls(over(scene.services.getFirst())), "SUBJECT_MOBILE", "WRONG_PERSON");
        var old = idOf("SUBJECT_MOBILE");
        sql.update("UPDATE findings SET contact = '' WHERE finding_id = ?", UUID.fromString(old));

        var second = calls(over(scene.services.getLast()));
        settles(second, "SUBJECT_MOBILE", "WRONG_PERSON");
        settles(second, "SERVICE_MOBILE", "WRONG_PERSON");

        assertThat(known(second)).doesNotContain(old);
        assertThat(contacts())
                .containsExactlyInAnyOrder("null OPENED", "SUBJECT_MOBILE OPENED", "SERVICE_MOBILE OPENED");
    }

    @Test
    @Tag("long")
    void a_number_of_the_subject_has_one_finding_at_all_sites_which_stays_with_the_last_that_is_served() {
        scene = new CampaignScene(filing, 2, "33", 4);
        var first = scene.services.getFirst();
        var other = scene.services.getLast();
        settles(calls(over(first)), "SUBJECT_MOBILE", "WRONG_PERSON");
        var second = calls(over(other));
        settles(second, "SUBJECT_MOBILE", "WRONG_PERSON");
        settles(second, "SERVICE_MOBILE", "WRONG_PERSON");
        assertThat(known(second)).containsExactly(idOf("SUBJECT_MOBILE"));

        scene.serves(2, other);
        assertThat(contacts()).containsExactlyInAnyOrder("SUBJECT_MOBILE OPENED", "SERVICE_MOBILE OPENED");
        scene.serves(3);
        assertThat(contacts()).containsExactlyInAnyOrder("SUBJECT_MOBILE ENDED", "SERVICE_MOBILE ENDED");
        scene.serves(4, first);
        assertThat(contacts())
                .as("the number of the other site is not back")
                .containsExactlyInAnyOrder("SUBJECT_MOBILE OPENED", "SERVICE_MOBILE ENDED");
        scene.serves(5, first, other);
        assertThat(contacts()).containsExactlyInAnyOrder("SUBJECT_MOBILE OPENED", "SERVICE_MOBILE OPENED");
    }

    @Test
    @Tag("long")
    void two_ended_findings_of_one_number_come_back_as_one() {
        scene = new CampaignScene(filing, 1, "33", 4);
        var site = scene.services.getFirst();
        settles(calls(scene.runs("\"CALLS\"")), "SERVICE_MOBILE", "WRONG_PERSON");
        var late = calls(scene.runs("\"CALLS\""));
        scene.serves(2);
        settles(late, "SERVICE_MOBILE", "WRONG_PERSON");
        assertThat(contacts()).containsExactly("SERVICE_MOBILE ENDED", "SERVICE_MOBILE ENDED");

        scene.serves(3, site);

        assertThat(contacts()).containsExactlyInAnyOrder("SERVICE_MOBILE OPENED", "SERVICE_MOBILE ENDED");
    }

    @Test
    void two_campaigns_at_once_open_one_finding_of_the_subjects_number() throws Exception {
        scene = new CampaignScene(filing, 2, "33", 4);
        var tasks = scene.services.stream()
                .map(site -> held(calls(over(site)), "SUBJECT_OFFICE_PHONE"))
                .toList();
        var together = new CyclicBarrier(tasks.size());
        try (var threads = Executors.newFixedThreadPool(tasks.size())) {
            var outcomes = threads.invokeAll(tasks.stream()
                    .map(task -> (Callable<Integer>) () -> {
                        together.await();
                        return outcome(task, "WRONG_PERSON").extract().statusCode();
                    })
                    .toList());
            for (var outcome : outcomes) {
                assertThat(outcome.get()).isEqualTo(200);
            }
        }

        assertThat(contacts()).containsExactly("SUBJECT_OFFICE_PHONE OPENED");
        assertThatThrownBy(() -> sql.update(
                        "INSERT INTO findings (finding_id, source, source_key, reason, subject_id, service_id, contact, state,"
                                + " policy_version, policy_day, opened_at, contests, extended_days, sequence, version)"
                                + " VALUES (?, 'CAMPAIGN', 'x', 'CONTACT.OFFICE_PHONE', ?, ?, 'SUBJECT_OFFICE_PHONE', 'OPENED',"
                                + " 0, '2026-11-24', '2026-11-24', 0, 0, 1, 1)",
                        UUID.randomUUID(),
                        scene.subject,
                        UUID.randomUUID()))
                .as("the database holds it, whatever the source's key and the site are")
                .hasMessageContaining("findings_contact");
    }

    private UUID over(UUID site) {
        var campaign = UUID.fromString(keyed(inspector())
                .body("""
                        {"name":"专项核查","population":{"kind":"LIST","entries":["%s"]},"checks":["CALLS"],
                         "deadline":"2999-12-31"}""".formatted(domain(site)))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201)
                .extract()
                .path("campaignId"));
        scene.acts(campaign, "start").statusCode(200);
        return campaign;
    }

    /** Returns once the campaign has its calls. */
    private UUID calls(UUID campaign) {
        scene.allDone(campaign);
        return campaign;
    }

    private UUID held(UUID campaign, String topic) {
        var task = scene.tasks(campaign).stream()
                .filter(one -> topic.equals(one.get("topic")))
                .map(one -> UUID.fromString((String) one.get("taskId")))
                .findFirst()
                .orElseThrow();
        keyed(inspector()).post(TASKS + task + "/claim").then().statusCode(200);
        inspector().post(TASKS + task + "/reveal");
        return task;
    }

    private void settles(UUID campaign, String topic, String outcome) {
        outcome(held(campaign, topic), outcome).statusCode(200);
    }

    private ValidatableResponse outcome(UUID task, String outcome) {
        return keyed(inspector())
                .body("{\"outcome\":\"" + outcome + "\"}")
                .post(TASKS + task + "/outcome")
                .then();
    }

    private ValidatableResponse opens(String finding, String contact) {
        return keyed(inspector())
                .body("{\"findingId\":\"" + finding + "\",\"kind\":\"CALL_NUMBER\",\"contact\":\"" + contact + "\"}")
                .post("/api/v1/inspection-tasks")
                .then();
    }

    private void mended(String finding) {
        var path = "/api/v1/findings/" + finding;
        keyed(inspector())
                .header("If-Match", inspector().get(path).header("ETag"))
                .body("{\"result\":\"MENDED\",\"statement\":\"电话已接通\"}")
                .post(path + "/recheck")
                .then()
                .statusCode(200);
    }

    private List<Map<String, Object>> findings() {
        return inspector()
                .get("/api/v1/findings?limit=200&source=CAMPAIGN&subjectId=" + scene.subject)
                .jsonPath()
                .getList("items");
    }

    private List<String> contacts() {
        return findings().stream()
                .map(finding -> finding.get("contact") + " " + finding.get("state"))
                .toList();
    }

    private String idOf(String contact) {
        return findings().stream()
                .filter(finding -> contact.equals(finding.get("contact")))
                .map(finding -> (String) finding.get("findingId"))
                .findFirst()
                .orElseThrow();
    }

    private List<Object> known(UUID campaign) {
        return scene.results(campaign, "").stream()
                .filter(result -> result.get("knownFindings") != null)
                .<Object>flatMap(result -> ((List<?>) result.get("knownFindings")).stream())
                .toList();
    }

    private RequestSpecification inspector() {
        return scene.asInspector();
    }
}
