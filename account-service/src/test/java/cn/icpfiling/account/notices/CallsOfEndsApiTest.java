package cn.icpfiling.account.notices;

import static cn.icpfiling.account.notices.FindingScene.LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTopic;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the calls about an overdue finding once access or filing has ended, or has another holder. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class CallsOfEndsApiTest {

    private static final Path RECORD =
            Path.of("../filing-service/src/main/contract/examples/filing.record.access-cancelled.json");

    private final FindingScene scene = new FindingScene();

    @BeforeEach
    void a_finding_is_overdue() {
        scene.signedUp("zh").filed().notified();
        scene.step("overdue", 3);
        await().atMost(LONG).until(() -> scene.calls().size() == 8 && waiting() == 4);
    }

    @Test
    void a_call_about_an_overdue_finding_outlives_the_end_of_access_and_tells_the_ways_back() {
        assertThat(scripts()).hasSize(4).allMatch(script -> script.contains("我方将") && !script.contains("恢复办法"));

        scene.step("ended", 4);

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(scripts())
                        .hasSize(4)
                        .allMatch(script -> script.contains("接入已取消") && script.contains("恢复办法"))
                        .noneMatch(script -> script.contains("我方将")));
    }

    @Test
    void an_end_without_a_way_back_closes_it() {
        scene.step("ended", 4, UUID.randomUUID(), Map.of("endReason", "NO_LONGER_JUDGED"));

        await().atMost(LONG).until(() -> waiting() == 0);
    }

    @Test
    void the_holders_own_end_closes_it() throws IOException {
        var json = new ObjectMapper();
        var record = (ObjectNode) json.readTree(RECORD.toFile());
        record.put("subjectId", scene.subject.toString()).put("holder", scene.account());
        ((ObjectNode) record.path("accessEnd")).put("by", "HOLDER").remove("reason");
        scene.step("ended", 4);
        await().atMost(LONG).until(() -> scripts().stream().anyMatch(script -> script.contains("恢复办法")));

        new TestTopic("icp.filing.record.v1")
                .send(
                        scene.subject.toString(),
                        UUID.randomUUID(),
                        "filing.record.access-cancelled",
                        scene.subject,
                        2,
                        record.toString());

        await().atMost(LONG).until(() -> waiting() == 0);
    }

    @Test
    void after_a_transfer_the_calls_to_the_former_holders_contacts_are_closed_and_the_new_holder_is_told() {
        var other = new FindingScene().signedUp("zh");
        scene.heldBy(other.account());

        scene.step("reminded", 4, UUID.randomUUID(), Map.of("to", "OVERDUE"));

        await().atMost(LONG).until(() -> scene.calls().size() == 12);
        assertThat(waiting()).isEqualTo(4);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(FindingScene.texts(other.holder))
                        .singleElement()
                        .asString()
                        .contains("已过"));
    }

    private long waiting() {
        return scene.calls().stream().filter(call -> call.endsWith("WAITING")).count();
    }

    private List<String> scripts() {
        var support = new Caller();
        return support.as(support.entersAs("desk").getString("accessToken"))
                .queryParam("limit", 200)
                .get("/api/v1/voice-tasks")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.findAll { it.findingId == '" + scene.finding + "' }.script", String.class);
    }
}
