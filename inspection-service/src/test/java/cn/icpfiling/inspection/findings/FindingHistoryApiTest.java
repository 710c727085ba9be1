package cn.icpfiling.inspection.findings;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** ADR 0045: what this service knows of a site and of its subject, for the trace. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class FindingHistoryApiTest {

    FilingStub filing;

    @Test
    void the_steps_of_a_finding_and_its_spot_check_are_told_by_site_and_by_subject() {
        var scene = new FindingScene(filing);
        var id = scene.told();
        scene.asInspector().get("/api/v1/findings/" + id).then().statusCode(200);

        for (var ids : List.of(
                Map.of("service", List.of(scene.service)),
                Map.of("subject", List.of(scene.subject), "owner", List.of(scene.subject)))) {
            given().contentType("application/json")
                    .auth()
                    .oauth2(TestTokens.internal("filing-service"))
                    .body(Map.of("ids", ids, "limit", 200))
                    .post("/internal/history-entries")
                    .then()
                    .statusCode(200)
                    .body("entries.findAll { it.kind == 'FINDING' }.what", contains("OPEN", "NOTIFY"))
                    .body("entries.findAll { it.kind == 'FINDING' }.objectId", everyItem(is(id.toString())))
                    .body("entries.find { it.what == 'OPEN' }.told.reasons.code", contains("CONTACT.MOBILE"))
                    .body("entries.find { it.what == 'OPEN' }.told.link", is("/api/v1/findings/" + id))
                    .body("entries.findAll { it.kind == 'SPOT_CHECK' }.what", hasItems("REQUESTED", "SETTLED"))
                    .body("entries.findAll { it.kind == 'ACT' }.what", hasItem("SPOT_CHECK.SETTLE"))
                    .body("whole", is(true));
        }
    }
}
