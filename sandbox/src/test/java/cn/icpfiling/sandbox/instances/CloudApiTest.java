package cn.icpfiling.sandbox.instances;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import cn.icpfiling.sandbox.SandboxStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SandboxStack.class)
class CloudApiTest {

    private final UUID owner = UUID.randomUUID();
    private final UUID stranger = UUID.randomUUID();

    @Test
    void an_instance_is_what_its_id_says() {
        launch(owner, "i-" + UUID.randomUUID()).statusCode(201).body("mainland", equalTo(true));
        launch(owner, "i-hongkong-" + UUID.randomUUID()).body("mainland", equalTo(false));
        launch(owner, "i-trial-" + UUID.randomUUID()).body("trial", equalTo(true));
        launch(owner, "x-1").statusCode(400).body("errors[0].pointer", equalTo("/instanceId"));
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/cloud/accounts/" + owner + "/instances")
                .then()
                .statusCode(201)
                .body("instanceId", startsWith("i-"));
    }

    @Test
    void somebody_elses_instance_is_answered_like_none_at_all() {
        var id = "i-" + UUID.randomUUID();
        launch(owner, id).statusCode(201);

        read(owner, id).statusCode(200).body("instanceId", equalTo(id));
        var foreign = read(stranger, id).statusCode(404).extract().asString();
        var missing = read(stranger, "i-" + UUID.randomUUID())
                .statusCode(404)
                .extract()
                .asString();

        assertThat(foreign).isEqualTo(missing);
    }

    @Test
    void an_id_is_one_accounts_for_ever_whoever_launches_first() {
        var id = "i-" + UUID.randomUUID();

        var statuses = IntStream.range(0, 8)
                .parallel()
                .map(turn ->
                        launch(turn % 2 == 0 ? owner : stranger, id).extract().statusCode())
                .boxed()
                .toList();

        assertThat(statuses).containsOnly(201, 409);
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(4);
    }

    private static ValidatableResponse launch(UUID account, String id) {
        return given().contentType(ContentType.JSON)
                .body("{\"instanceId\": \"" + id + "\"}")
                .post("/cloud/accounts/" + account + "/instances")
                .then();
    }

    private static ValidatableResponse read(UUID account, String id) {
        return given().get("/cloud/accounts/" + account + "/instances/" + id).then();
    }
}
