package cn.icpfiling.inspection.tasks;

import static cn.icpfiling.inspection.campaigns.CampaignScene.keyed;
import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.oneOf;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.VerificationStub;
import cn.icpfiling.inspection.campaigns.CampaignScene;
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

/** Numbers are shown for a call that is to be made, to a limit, and a call needs the number. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
@QuarkusTestResource(VerificationStub.class)
class NumberRevealsApiTest {
    private static final String TASKS = "/api/v1/inspection-tasks";
    private static final String CONTACTS = """
            {"subject":{"name":"张三","mobile":"13800138000","officePhone":null},
             "service":{"name":"李四","mobile":"13900139000","officePhone":null}}""";

    FilingStub filing;
    VerificationStub verification;

    @Inject
    Sql sql;

    private CampaignScene scene;
    private UUID campaign;
    private UUID task;

    @BeforeEach
    void a_call() {
        scene = new CampaignScene(filing, 1, "33", 4);
        filing.knowsContacts(scene.subject, CONTACTS);
        campaign = scene.runs("\"CALLS\"");
        scene.allDone(campaign);
        task = task("SUBJECT_MOBILE");
    }

    @Test
    void a_call_needs_a_look_at_the_number_by_the_same_inspector() {
        var other = given().auth().oauth2(TestTokens.bearer(Ids.next(), "inspector"));
        claims(other, task);
        reveals(other, task).statusCode(200);
        keyed(other).post(TASKS + "/" + task + "/release").then().statusCode(200);
        claims(inspector(), task);

        settles(task, "WRONG_PERSON").statusCode(422).body("errors.code", hasItem("TASK_NUMBER_NOT_REVEALED"));

        reveals(inspector(), task).statusCode(200).body("number", is("13800138000"));
        settles(task, "WRONG_PERSON").statusCode(200).body("state", is("DONE"));
    }

    @Test
    void an_inspector_sees_so_many_numbers_a_day() {
        claims(inspector(), task);
        sql.update(
                "INSERT INTO number_reveals (account, since, events) VALUES (?, UTC_TIMESTAMP(6), 199)",
                scene.inspector);

        reveals(inspector(), task).statusCode(200);
        reveals(inspector(), task).statusCode(429).header("Retry-After", notNullValue());

        var other = given().auth().oauth2(TestTokens.bearer(Ids.next(), "inspector"));
        var second = task("SERVICE_MOBILE");
        claims(other, second);
        reveals(other, second).statusCode(200);
    }

    @Test
    void a_cancelled_campaign_shows_no_number_and_waits_for_no_task() {
        claims(inspector(), task);
        scene.acts(campaign, "cancel").statusCode(200);

        reveals(inspector(), task).statusCode(409);
        CampaignScene.soon(() -> scene.shown(campaign).getInt("progress.checks[0].waiting") == 0);
    }

    @Test
    void a_settled_finding_shows_no_number_and_its_tasks_are_withdrawn() {
        claims(inspector(), task);
        reveals(inspector(), task).statusCode(200);
        settles(task, "WRONG_PERSON").statusCode(200);
        var finding = inspector()
                .get("/api/v1/findings?source=CAMPAIGN&subjectId=" + scene.subject)
                .jsonPath()
                .getString("items[0].findingId");
        var call = UUID.fromString(keyed(inspector())
                .body("{\"findingId\":\"" + finding + "\",\"kind\":\"CALL_NUMBER\",\"contact\":\"SUBJECT_MOBILE\"}")
                .post(TASKS)
                .then()
                .statusCode(201)
                .extract()
                .path("taskId"));
        claims(inspector(), call);
        reveals(inspector(), call).statusCode(200);
        var path = "/api/v1/findings/" + finding;
        keyed(inspector())
                .header("If-Match", inspector().get(path).header("ETag"))
                .body("{\"result\":\"MENDED\",\"statement\":\"已更正\"}")
                .post(path + "/recheck")
                .then()
                .statusCode(200);

        reveals(inspector(), call).statusCode(oneOf(409, 422));
        CampaignScene.soon(() -> state(call).equals("WITHDRAWN"));
    }

    private String state(UUID id) {
        return sql.first(row -> row.getString(1), "SELECT state FROM inspection_tasks WHERE task_id = ?", id)
                .orElseThrow();
    }

    private UUID task(String topic) {
        return scene.tasks(campaign).stream()
                .filter(each -> topic.equals(each.get("topic")))
                .map(each -> UUID.fromString((String) each.get("taskId")))
                .findFirst()
                .orElseThrow();
    }

    private static void claims(RequestSpecification who, UUID id) {
        keyed(who).post(TASKS + "/" + id + "/claim").then().statusCode(200);
    }

    private static ValidatableResponse reveals(RequestSpecification who, UUID id) {
        return who.post(TASKS + "/" + id + "/reveal").then();
    }

    private ValidatableResponse settles(UUID id, String outcome) {
        return keyed(inspector())
                .body("{\"outcome\":\"" + outcome + "\"}")
                .post(TASKS + "/" + id + "/outcome")
                .then();
    }

    private RequestSpecification inspector() {
        return scene.asInspector();
    }
}
