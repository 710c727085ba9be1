package cn.icpfiling.legacy.loads;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** The requests of an administrator who loads files. */
final class LoadSteps {
    private static final Duration LONG = Duration.ofSeconds(60);

    private LoadSteps() {}

    static RequestSpecification as() {
        return given().header("Authorization", "Bearer " + TestTokens.bearer(Ids.next(), "administrator"));
    }

    static String created(boolean dry, String... kinds) {
        return created(dry, false, kinds);
    }

    static String createdWithMoreToFollow(String... kinds) {
        return created(false, true, kinds);
    }

    private static String created(boolean dry, boolean more, String... kinds) {
        return as().header("Idempotency-Key", Ids.next())
                .contentType("application/json")
                .body("{\"name\": \"test\", \"dryRun\": " + dry + ", \"moreFollows\": " + more + ", \"kinds\": [\""
                        + String.join("\", \"", kinds) + "\"]}")
                .post("/api/v1/legacy-loads")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static String begin(String load, String kind, int length) {
        return begins(load, kind, length)
                .statusCode(201)
                .extract()
                .header("Location")
                .replaceFirst("^https?://[^/]*", "");
    }

    static ValidatableResponse begins(String load, String kind, int length) {
        return as().header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", length)
                .header(
                        "Upload-Metadata",
                        "kind " + Base64.getEncoder().encodeToString(kind.getBytes(StandardCharsets.UTF_8)))
                .post("/api/v1/legacy-loads/" + load + "/files")
                .then();
    }

    static void part(String file, int offset, byte[] bytes, int status) {
        as().header("Tus-Resumable", "1.0.0")
                .header("Upload-Offset", offset)
                .contentType("application/offset+octet-stream")
                .body(bytes)
                .patch(file)
                .then()
                .statusCode(status);
    }

    static void upload(String load, String kind, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        part(begin(load, kind, bytes.length), 0, bytes, 204);
    }

    static void act(String load, String act, int status) {
        acts(load, act).statusCode(status);
    }

    static ValidatableResponse acts(String load, String act) {
        return as().header("Idempotency-Key", Ids.next())
                .post("/api/v1/legacy-loads/" + load + "/" + act)
                .then();
    }

    static JsonPath run(String load) {
        act(load, "start", 202);
        return ended(load);
    }

    static JsonPath ended(String load) {
        await().atMost(LONG).until(() -> !show(load).getString("state").equals("RUNNING"));
        return show(load);
    }

    static JsonPath show(String load) {
        return as().get("/api/v1/legacy-loads/" + load)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static JsonPath reconciliation(String load) {
        return as().get("/api/v1/legacy-reconciliation?loadId=" + load)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
