package cn.icpfiling.legacy.loads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.legacy.FilingStub;
import cn.icpfiling.legacy.Neighbours;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Rest;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Objects of an allowed bucket as files of a load. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
@QuarkusTestResource(Neighbours.class)
class LegacyObjectFilesApiTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final String mark = Ids.next().toString().substring(24);
    private final String key = "2026/" + mark + ".csv";

    private Neighbours neighbours;

    @Test
    void an_object_is_read_by_ranges_of_one_version_and_a_range_that_was_cut_off_is_read_again() throws SQLException {
        var source = neighbours.exports.put(key, accounts(20, "是"));
        neighbours.exports.summed.add(key);
        neighbours.exports.cuts.set(1);
        var load = created();

        var file = added(load, source, "").statusCode(201).extract().jsonPath();
        var done = run(load);

        assertThat(file.getString("state")).isEqualTo("READY");
        assertThat(file.getString("source")).isEqualTo(source);
        assertThat(done.getInt("rows.added")).isEqualTo(20);
        assertThat(done.getString("files[0].state")).isEqualTo("LOADED");
        assertThat(neighbours.exports.reads.stream()
                        .filter(read -> read.startsWith(key))
                        .toList())
                .hasSizeGreaterThan(10)
                .allMatch(read -> read.endsWith(" true"))
                .contains(key + " bytes=0-63 true", key + " bytes=64-127 true");
        assertThat(parts(file.getString("id"))).isZero();
    }

    @Test
    @Tag("long")
    void an_object_that_changed_after_it_was_named_is_not_loaded_until_it_is_named_again() {
        var source = neighbours.exports.put(key, accounts(3, "是"));
        var load = created();
        added(load, source, "").statusCode(201);
        neighbours.exports.put(key, accounts(3, "否"));

        var done = run(load);

        assertThat(done.getString("files[0].fault")).isEqualTo("OBJECT_CHANGED");
        assertThat(done.getInt("rows.read")).isZero();
        added(load, source, "").statusCode(201);
        assertThat(run(load).getInt("rows.added")).isEqualTo(3);
    }

    @Test
    @Tag("long")
    void an_object_whose_bytes_have_another_digest_than_was_said_ends_unreadable() {
        var source = neighbours.exports.put(key, accounts(3, "是"));
        var load = created();
        added(load, source, ", \"sha256\": \"" + "0".repeat(64) + "\"").statusCode(201);

        assertThat(run(load).getString("files[0].fault")).isEqualTo("CHECKSUM_MISMATCH");

        neighbours.exports.summed.add(key);
        assertThat(code(added(load, source, ", \"sha256\": \"" + "0".repeat(64) + "\"")
                        .statusCode(422)))
                .isEqualTo("LOAD_CHECKSUM_MISMATCH");
    }

    @Test
    @Tag("long")
    void a_store_that_stays_silent_ends_the_file_and_not_the_service() {
        var source = neighbours.exports.put(key, accounts(3, "是"));
        var load = created();
        added(load, source, "").statusCode(201);
        neighbours.exports.silent.add(key);

        assertThat(run(load).getString("files[0].fault")).isEqualTo("OBJECT_UNREACHABLE");
    }

    @Test
    void only_objects_of_allowed_buckets_can_be_named_and_no_other_host() {
        var load = created();
        assertThat(code(added(load, "s3://secrets/" + key, "").statusCode(422))).isEqualTo("LOAD_BUCKET_NOT_ALLOWED");
        for (var source : new String[] {
            "http://169.254.169.254/latest/x",
            "s3://exports@evil.example/x",
            "s3://exports:80/x",
            "s3://exports/../secrets/x",
            "s3://exports//x",
            "s3://exports/x?versionId=1",
            "s3://exports/%2e%2e/x",
            "file:///etc/passwd"
        }) {
            assertThat(added(load, source, "").statusCode(400).extract().<String>path("errors[0].code"))
                    .as(source)
                    .isEqualTo("LOAD_SOURCE_MALFORMED");
        }
        assertThat(code(added(load, "s3://exports/" + key, "").statusCode(422))).isEqualTo("LOAD_OBJECT_UNREADABLE");
        var source = neighbours.exports.put(key, accounts(1, "是"));
        neighbours.exports.forbidden.add(key);
        assertThat(code(added(load, source, "").statusCode(422))).isEqualTo("LOAD_OBJECT_UNREADABLE");
        neighbours.exports.forbidden.remove(key);
        neighbours.exports.moved.add(key);
        assertThat(code(added(load, source, "").statusCode(503))).isEqualTo("LOAD_STORE_SILENT");
        added(Ids.next().toString(), source, "").statusCode(404);
    }

    @Test
    void a_repeated_request_adds_one_file() {
        var source = neighbours.exports.put(key, accounts(1, "是"));
        var load = created();
        var idempotencyKey = Ids.next().toString();
        var administrator = as();

        administrator
                .header("Idempotency-Key", idempotencyKey)
                .contentType("application/json")
                .body("{\"kind\": \"ACCOUNTS\", \"source\": \"" + source + "\"}");
        var first = administrator
                .post("/api/v1/legacy-loads/" + load + "/objects")
                .then()
                .statusCode(201);
        var second = administrator
                .post("/api/v1/legacy-loads/" + load + "/objects")
                .then()
                .statusCode(201);

        assertThat(first.extract().<String>path("id"))
                .isEqualTo(second.extract().<String>path("id"));
        assertThat(show(load).getList("files")).hasSize(1);
    }

    private String accounts(int rows, String activated) {
        return "account_id,login,activated,registered_at\n"
                + IntStream.rangeClosed(1, rows)
                        .mapToObj(at -> "a" + at + "-" + mark + ",old" + at + "-" + mark + "@example.com," + activated
                                + ",2009-01-02\n")
                        .collect(Collectors.joining());
    }

    private static String code(ValidatableResponse response) {
        return response.extract().path("code");
    }

    private static RequestSpecification as() {
        return Rest.given().header("Authorization", "Bearer " + TestTokens.bearer(Ids.next(), "administrator"));
    }

    private static ValidatableResponse added(String load, String source, String more) {
        return as().header("Idempotency-Key", Ids.next())
                .contentType("application/json")
                .body("{\"kind\": \"ACCOUNTS\", \"source\": \"" + source + "\"" + more + "}")
                .post("/api/v1/legacy-loads/" + load + "/objects")
                .then();
    }

    private static String created() {
        return as().header("Idempotency-Key", Ids.next())
                .contentType("application/json")
                .body("{\"name\": \"objects\", \"dryRun\": false, \"kinds\": [\"ACCOUNTS\"]}")
                .post("/api/v1/legacy-loads")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static JsonPath run(String load) {
        as().header("Idempotency-Key", Ids.next())
                .post("/api/v1/legacy-loads/" + load + "/start")
                .then()
                .statusCode(202);
        await().atMost(LONG).until(() -> !show(load).getString("state").equals("RUNNING"));
        return show(load);
    }

    private static JsonPath show(String load) {
        return as().get("/api/v1/legacy-loads/" + load)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static int parts(String file) throws SQLException {
        try (var connection = LocalStack.connection();
                var statement =
                        connection.prepareStatement("SELECT COUNT(*) FROM legacy_load_parts WHERE file_id = ?")) {
            statement.setBytes(1, cn.icpfiling.platform.database.Binary.of(java.util.UUID.fromString(file)));
            try (var found = statement.executeQuery()) {
                found.next();
                return found.getInt(1);
            }
        }
    }
}
