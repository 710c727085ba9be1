package cn.icpfiling.inspection.tasks;

import static cn.icpfiling.inspection.campaigns.CampaignScene.keyed;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.VerificationStub;
import cn.icpfiling.inspection.campaigns.CampaignScene;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An inspector holds so many tasks at a time. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
@QuarkusTestResource(VerificationStub.class)
class ClaimedTasksApiTest {

    FilingStub filing;

    @ConfigProperty(name = "icp.tasks.claims-at-a-time")
    int atATime;

    private CampaignScene scene;

    @BeforeEach
    void a_task_more_than_an_inspector_may_hold() {
        scene = new CampaignScene(filing, atATime + 1, "33", 4);
    }

    @Test
    void who_holds_as_many_tasks_as_allowed_claims_another_after_a_release() {
        var campaign = scene.runs("\"PAPERS\"");
        scene.allDone(campaign);
        var tasks = scene.tasks(campaign).stream()
                .map(task -> (String) task.get("taskId"))
                .toList();
        tasks.subList(0, atATime).forEach(task -> acts(task, "claim").statusCode(200));

        acts(tasks.getLast(), "claim").statusCode(409).body("code", is("TASKS_CLAIMED_ENOUGH"));

        acts(tasks.getFirst(), "release").statusCode(200);
        acts(tasks.getLast(), "claim").statusCode(200);
    }

    private ValidatableResponse acts(String task, String act) {
        return keyed(scene.asInspector())
                .post("/api/v1/inspection-tasks/" + task + "/" + act)
                .then();
    }
}
