package cn.icpfiling.account;

import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names and texts that one person enters and another one reads. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class PlainTextsApiTest {

    private static final String ID = "0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b3";

    private final Caller holder = new Caller();
    private String token;

    @BeforeEach
    void a_holder_is_signed_in() {
        token = holder.signedUp().getString("session.accessToken");
    }

    private void send(String path, String body, String code, String pointer) {
        holder.as(token)
                .header("Idempotency-Key", "\"" + UUID.randomUUID() + "\"")
                .contentType("application/json")
                .body(body)
                .post("/api/v1/" + path)
                .then()
                .statusCode(400)
                .body("errors.code", hasItem(code))
                .body("errors.pointer", hasItem(pointer));
    }

    @ParameterizedTest
    @CsvSource({
        "'\\u202Egnp.exe'",
        "'a\\u200Bb'",
        "'a\\u0007b'",
        "'a\\u2066b'",
        "'\\uFEFFa'",
        "'\\ud83d'",
        "'a\\ude00\\ud83d'",
        "'\\u3164'"
    })
    void have_nothing_invisible_and_no_half_of_a_character(String text) {
        send(
                "accounts/me/members",
                "{\"phone\":\"13812345683\",\"name\":\"" + text + "\",\"grants\":[{\"rights\":[\"VIEW\"]}]}",
                "CHARACTERS",
                "/name");
        send(
                "webhook-endpoints",
                "{\"url\":\"https://example.com/\",\"description\":\"" + text + "\"}",
                "CHARACTERS",
                "/description");
        send("finding-questions", "{\"findingId\":\"" + ID + "\",\"text\":\"" + text + "\"}", "CHARACTERS", "/text");
    }

    @Test
    void a_message_has_lines_and_emoji_and_a_name_has_one_line() {
        holder.as(token)
                .header("Idempotency-Key", "\"" + UUID.randomUUID() + "\"")
                .contentType("application/json")
                .body("{\"findingId\":\"" + ID + "\",\"text\":\"第一行\\r\\n\\t👩\u200D💻\"}")
                .post("/api/v1/finding-questions")
                .then()
                .statusCode(404)
                .body("code", is("NOT_FOUND"));
        send(
                "accounts/me/members",
                "{\"phone\":\"13812345683\",\"name\":\"a\\nb\",\"grants\":[{\"rights\":[\"VIEW\"]}]}",
                "CHARACTERS",
                "/name");
    }
}
