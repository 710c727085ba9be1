package cn.icpfiling.inspection.tasks;

import static cn.icpfiling.inspection.campaigns.CampaignScene.domain;
import static cn.icpfiling.inspection.campaigns.CampaignScene.keyed;
import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.VerificationStub;
import cn.icpfiling.inspection.campaigns.CampaignScene;
import cn.icpfiling.platform.audit.AuditTrail;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks of campaigns and of findings: claims, numbers, outcomes and what they open. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
@QuarkusTestResource(VerificationStub.class)
class InspectionTasksApiTest {
    private static final String TASKS = "/api/v1/inspection-tasks/";
    private static final String TASKS_LIST = "/api/v1/inspection-tasks";
    private static final String CONTACTS = """
            {"subject":{"name":"张三","mobile":"13800138000","officePhone":"010-82998299","mail":"a@example.com"},
             "service":{"name":"李四","mobile":"13900139000","officePhone":null,"mail":"b@example.com"}}""";
    private static final String ALL_RIGHT = papers("RIGHT", "RIGHT");

    FilingStub filing;
    VerificationStub verification;

    @Inject
    Sql sql;

    @Inject
    AuditTrail trail;

    private CampaignScene scene;

    @BeforeEach
    void a_filed_site() {
        scene = new CampaignScene(filing, 1, "33", 4);
    }

    @Test
    void four_calls_are_one_check_that_passes_when_each_reaches_its_person() {
        var campaign = done("\"CALLS\"");
        assertThat(scene.tasks(campaign))
                .extracting(task -> task.get("topic"))
                .containsExactlyInAnyOrder(
                        "SUBJECT_MOBILE", "SUBJECT_OFFICE_PHONE", "SERVICE_MOBILE", "SERVICE_OFFICE_PHONE");

        settles(campaign, "SUBJECT_MOBILE", "REACHED");
        settles(campaign, "SUBJECT_OFFICE_PHONE", "REACHED");
        settles(campaign, "SERVICE_MOBILE", "REACHED");
        assertThat(scene.shown(campaign).getInt("progress.checks[0].unknown")).isEqualTo(1);
        settles(campaign, "SERVICE_OFFICE_PHONE", "NUMBER_NOT_FILED");

        assertThat(scene.results(campaign, "&state=PASSED"))
                .singleElement()
                .satisfies(result -> assertThat(result).containsEntry("byPerson", true));
        assertThat(scene.findings()).isEmpty();
        scene.completes(campaign);
    }

    @Test
    void each_wrong_number_opens_a_finding() {
        var campaign = done("\"CALLS\"");

        settles(campaign, "SUBJECT_MOBILE", "WRONG_PERSON");
        settles(campaign, "SERVICE_MOBILE", "NUMBER_INVALID");
        settles(campaign, "SUBJECT_OFFICE_PHONE", "REACHED");
        settles(campaign, "SERVICE_OFFICE_PHONE", "WRONG_PERSON");

        var site = scene.services.getFirst();
        assertThat(scene.findings())
                .containsExactly(site + " CONTACT.MOBILE", site + " CONTACT.MOBILE", site + " CONTACT.OFFICE_PHONE");
        assertThat(scene.shown(campaign).getInt("progress.checks[0].failed")).isEqualTo(1);
    }

    @Test
    void a_number_that_does_not_answer_is_called_again_and_then_counts_as_not_reachable() {
        var task = task(done("\"CALLS\""), "SUBJECT_MOBILE");

        for (var call = 1; call <= 2; call++) {
            calls(task);
            outcome(task, "NO_ANSWER").statusCode(200).body("state", is("OPEN")).body("tries", is(call));
            claims(inspector(), task).statusCode(409).body("code", is("TASK_NOT_OPEN"));
            sql.update("UPDATE inspection_tasks SET due_at = '2020-01-01' WHERE task_id = ?", task);
        }
        assertThat(scene.findings()).isEmpty();
        calls(task);
        outcome(task, "NO_ANSWER").statusCode(200).body("state", is("DONE")).body("tries", is(3));

        assertThat(scene.findings()).containsExactly(scene.services.getFirst() + " CONTACT.MOBILE");
    }

    @Test
    void the_number_is_shown_to_the_holder_of_the_task_alone_and_each_look_is_on_record() {
        filing.knowsContacts(scene.subject, CONTACTS);
        var campaign = done("\"CALLS\"");
        var task = task(campaign, "SERVICE_MOBILE");
        inspector().post(TASKS + task + "/reveal").then().statusCode(409).body("code", is("TASK_NOT_HELD"));
        claims(inspector(), task);

        inspector()
                .post(TASKS + task + "/reveal")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("name", is("李四"))
                .body("number", is("13900139000"));

        given().auth()
                .oauth2(TestTokens.bearer(Ids.next(), "inspector"))
                .post(TASKS + task + "/reveal")
                .then()
                .statusCode(409);
        assertThat(trail.page(AuditTrail.Filter.of("INSPECTION_TASK", task), "INSPECTION_TASK.REVEAL", null, 10))
                .singleElement()
                .satisfies(told -> assertThat(told.details()).containsEntry("contact", "SERVICE_MOBILE"));
        var landline = task(campaign, "SERVICE_OFFICE_PHONE");
        claims(inspector(), landline);
        inspector().post(TASKS + landline + "/reveal").then().statusCode(200).body("number", nullValue());
        assertThat(inspector().get(TASKS_LIST + "?list=MINE").asString()).doesNotContain("13900139000", "李四");
    }

    @Test
    void a_filing_that_is_unknown_has_no_number() {
        var task = task(done("\"CALLS\""), "SUBJECT_MOBILE");
        claims(inspector(), task);

        inspector().post(TASKS + task + "/reveal").then().statusCode(404);
    }

    @Test
    void a_claim_is_one_inspectors_until_it_ends_or_is_released() {
        var task = task(done("\"PAPERS\""), "ALL");
        var other = given().auth().oauth2(TestTokens.bearer(Ids.next(), "inspector"));
        claims(inspector(), task).statusCode(200).body("state", is("CLAIMED"));
        assertThat(inspector().get(TASKS_LIST + "?list=MINE").jsonPath().getList("items.taskId"))
                .containsExactly(task.toString());

        claims(other, task).statusCode(409).body("code", is("TASK_NOT_OPEN"));
        keyed(other).body(ALL_RIGHT).post(TASKS + task + "/outcome").then().statusCode(409);
        keyed(other).post(TASKS + task + "/release").then().statusCode(409).body("code", is("TASK_NOT_HELD"));
        keyed(inspector())
                .post(TASKS + task + "/release")
                .then()
                .statusCode(200)
                .body("state", is("OPEN"));
        claims(inspector(), task).statusCode(200);
        sql.update("UPDATE inspection_tasks SET claimed_until = '2020-01-01' WHERE task_id = ?", task);

        outcomes(task, ALL_RIGHT).statusCode(409).body("code", is("TASK_NOT_HELD"));
        claims(other, task).statusCode(200);
    }

    @Test
    void a_claim_whose_time_is_over_is_open_again_by_itself() {
        var campaign = done("\"PAPERS\"");
        var task = task(campaign, "ALL");
        claims(inspector(), task);
        sql.update("UPDATE inspection_tasks SET claimed_until = '2020-01-01' WHERE task_id = ?", task);

        CampaignScene.soon(() -> inspector()
                .get(TASKS_LIST + "?campaignId=" + campaign)
                .jsonPath()
                .getList("items.taskId")
                .contains(task.toString()));
    }

    @Test
    void papers_are_judged_each_and_a_fault_opens_its_finding() {
        var campaign = done("\"PAPERS\"");
        var task = task(campaign, "ALL");
        claims(inspector(), task);

        outcomes(task, papers("INCOMPLETE", "UNTRUE")).statusCode(200).body("state", is("DONE"));

        var site = scene.services.getFirst();
        assertThat(scene.findings()).containsExactly(site + " MATERIAL.INCOMPLETE", site + " MATERIAL.UNTRUE");
        assertThat(scene.results(campaign, "&check=PAPERS&state=FAILED")).hasSize(1);
    }

    @Test
    void a_person_decides_what_no_source_could_answer() {
        var site = scene.services.getFirst();
        verification.finds(domain(site), "D6", "UNKNOWN", "REGISTRAR_NOT_LISTED");
        var broken = done("\"DOMAIN\"");
        var undecidable = done("\"DOMAIN\"");
        var task = task(broken, "DOMAIN");
        claims(inspector(), task);
        outcomes(task, "{\"outcome\":\"BROKEN\",\"reasons\":[\"DOMAIN.REGISTRAR_NOT_APPROVED\"]}")
                .statusCode(200);
        settles(undecidable, "DOMAIN", "UNDECIDABLE");

        assertThat(scene.findings()).containsExactly(site + " DOMAIN.REGISTRAR_NOT_APPROVED");
        assertThat(scene.results(broken, "&state=FAILED")).hasSize(1);
        assertThat(scene.results(undecidable, "&state=UNKNOWN")).hasSize(1);
        scene.completes(undecidable);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"outcome\":\"REACHED\"}|/outcome|TASK_OUTCOME_UNFIT",
                "{\"outcome\":\"PAPERS_JUDGED\"}|/papers|TASK_PAPERS_UNFIT",
                "{\"outcome\":\"PAPERS_JUDGED\",\"papers\":[{\"paper\":\"LICENCE\",\"result\":\"RIGHT\"}]}|/papers|TASK_PAPER_NOT_JUDGED"
            })
    void an_outcome_that_does_not_fit_is_refused_and_changes_nothing(String body, String pointer, String code) {
        var campaign = done("\"PAPERS\"");
        var task = task(campaign, "ALL");
        claims(inspector(), task);

        outcomes(task, body)
                .statusCode(422)
                .body("errors.findAll { it.pointer == '%s' }.code".formatted(pointer), hasItem(code));
        assertThat(scene.tasks(campaign).getFirst()).containsEntry("state", "CLAIMED");
        assertThat(scene.results(campaign, "&state=UNKNOWN")).hasSize(1);
    }

    @Test
    void reasons_of_a_review_come_from_the_catalogue_and_papers_stand_once() {
        verification.finds(domain(scene.services.getFirst()), "D6", "UNKNOWN", "REGISTRAR_NOT_LISTED");
        var campaign = done("\"DOMAIN\",\"PAPERS\"");
        var review = task(campaign, "DOMAIN");
        claims(inspector(), review);
        outcomes(review, "{\"outcome\":\"BROKEN\",\"reasons\":[\"NO.SUCH\"]}")
                .statusCode(422)
                .body("errors.code", hasItem("TASK_REASON_UNKNOWN"));
        outcomes(review, "{\"outcome\":\"BROKEN\",\"reasons\":[\"NUMBER.NOT_SHOWN\"]}")
                .statusCode(422)
                .body("errors.code", hasItem("TASK_REASON_OF_OTHER_CHECK"));
        outcomes(review, "{\"outcome\":\"BROKEN\"}").statusCode(422).body("errors.code", hasItem("TASK_REASONS_UNFIT"));
        var papers = task(campaign, "ALL");
        claims(inspector(), papers);
        outcomes(papers, ALL_RIGHT.replace("FACE_PHOTO", "LICENCE"))
                .statusCode(422)
                .body("errors.code", hasItem("TASK_PAPER_TWICE"));
        inspector()
                .post(TASKS + papers + "/reveal")
                .then()
                .statusCode(422)
                .body("errors.code", hasItem("TASK_HAS_NO_NUMBER"));
    }

    @Test
    void no_inspector_works_on_their_own_filing_nor_for_a_campaign_of_other_staff() {
        var campaign = done("\"PAPERS\"");
        var holder = given().auth().oauth2(TestTokens.bearer(scene.holder, "inspector"));
        claims(holder, task(campaign, "ALL")).statusCode(403);

        var staffed = UUID.fromString(keyed(inspector())
                .body("""
                        {"name":"n","population":{"kind":"LIST","entries":["%s"]},"checks":["PAPERS"],
                         "deadline":"2999-12-31","staff":["%s"]}""".formatted(domain(scene.services.getFirst()), scene.inspector))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201)
                .extract()
                .path("campaignId"));
        scene.acts(staffed, "start").statusCode(200);
        scene.allDone(staffed);
        var task = task(staffed, "ALL");
        var other = given().auth().oauth2(TestTokens.bearer(Ids.next(), "inspector"));
        claims(other, task).statusCode(403);
        assertThat(other.get(TASKS_LIST + "?campaignId=" + staffed).jsonPath().getList("items"))
                .isEmpty();
        claims(inspector(), task).statusCode(200);
    }

    @Test
    void a_paused_campaign_gives_out_no_task() {
        var campaign = done("\"PAPERS\"");
        var task = task(campaign, "ALL");
        scene.acts(campaign, "pause").statusCode(200);

        claims(inspector(), task).statusCode(409).body("code", is("TASK_CAMPAIGN_NOT_RUNNING"));
        assertThat(inspector()
                        .get(TASKS_LIST + "?campaignId=" + campaign)
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    @Test
    void an_inspector_opens_a_call_for_a_finding_and_its_outcome_opens_no_other() {
        var campaign = done("\"CALLS\"");
        settles(campaign, "SUBJECT_MOBILE", "WRONG_PERSON");
        var finding = inspector()
                .get("/api/v1/findings?source=CAMPAIGN&subjectId=" + scene.subject)
                .jsonPath()
                .getString("items[0].findingId");
        opens(finding, "\"PAPERS\",\"contact\":\"SUBJECT_MOBILE\"")
                .statusCode(422)
                .body("errors.code", hasItem("TASK_CONTACT_UNFIT"));
        opens(finding, "\"REVIEW_UNKNOWN\"").statusCode(422).body("errors.code", hasItem("TASK_KIND_UNFIT"));
        opens(Ids.next().toString(), "\"PAPERS\"").statusCode(422).body("errors.code", hasItem("TASK_FINDING_UNKNOWN"));

        var task = UUID.fromString(opens(finding, "\"CALL_NUMBER\",\"contact\":\"SUBJECT_MOBILE\"")
                .statusCode(201)
                .body("findingId", is(finding))
                .extract()
                .path("taskId"));
        opens(finding, "\"CALL_NUMBER\",\"contact\":\"SUBJECT_MOBILE\"")
                .statusCode(422)
                .body("errors.code", hasItem("TASK_OPEN_ALREADY"));
        calls(task);
        outcome(task, "WRONG_PERSON").statusCode(200).body("state", is("DONE"));

        assertThat(scene.findings()).containsExactly(scene.services.getFirst() + " CONTACT.MOBILE");
        inspector().get(TASKS_LIST + "?list=CAMPAIGN").then().statusCode(400);
    }

    private UUID done(String checks) {
        var campaign = scene.runs(checks);
        scene.allDone(campaign);
        return campaign;
    }

    private UUID task(UUID campaign, String topic) {
        return scene.tasks(campaign).stream()
                .filter(task -> topic.equals(task.get("topic")))
                .map(task -> UUID.fromString((String) task.get("taskId")))
                .findFirst()
                .orElseThrow();
    }

    private void settles(UUID campaign, String topic, String outcome) {
        var task = task(campaign, topic);
        calls(task);
        outcome(task, outcome).statusCode(200).body("state", is("DONE"));
    }

    /** Claims the task and looks at the number, which other tasks than calls do not have. */
    private void calls(UUID task) {
        claims(inspector(), task).statusCode(200);
        inspector().post(TASKS + task + "/reveal");
    }

    private ValidatableResponse opens(String finding, String kind) {
        return keyed(inspector())
                .body("{\"findingId\":\"" + finding + "\",\"kind\":" + kind + "}")
                .post("/api/v1/inspection-tasks")
                .then();
    }

    private static ValidatableResponse claims(RequestSpecification who, UUID task) {
        return keyed(who).post(TASKS + task + "/claim").then();
    }

    private ValidatableResponse outcome(UUID task, String outcome) {
        return outcomes(task, "{\"outcome\":\"" + outcome + "\"}");
    }

    private ValidatableResponse outcomes(UUID task, String body) {
        return keyed(inspector()).body(body).post(TASKS + task + "/outcome").then();
    }

    private RequestSpecification inspector() {
        return scene.asInspector();
    }

    private static String papers(String certificate, String photo) {
        return """
                {"outcome":"PAPERS_JUDGED","papers":[{"paper":"PRINCIPAL_ID","result":"RIGHT"},
                {"paper":"ORGANISATION_CERTIFICATE","result":"%s"},{"paper":"LICENCE","result":"NOT_NEEDED"},
                {"paper":"FACE_PHOTO","result":"%s"},{"paper":"VERIFICATION_SHEET","result":"RIGHT"}]}""".formatted(certificate, photo);
    }
}
