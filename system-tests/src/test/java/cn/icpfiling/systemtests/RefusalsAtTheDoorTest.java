package cn.icpfiling.systemtests;

import static cn.icpfiling.systemtests.Problems.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * What gateway and framework refuse before any rule of the trade is asked. Every call checks the shape of the problem
 * detail by itself; here stand status and code.
 */
class RefusalsAtTheDoorTest {

    private final Caller stranger = Caller.gateway(Stack.fromEnvironment());

    @Test
    void an_unknown_path_is_not_found() {
        assertRefused(stranger.get("/api/v1/nothing-of-the-kind"), 404, "NOT_FOUND");
    }

    @Test
    void what_services_say_to_each_other_is_not_found_from_outside() {
        assertRefused(stranger.get("/internal/accounts/019a0000-0000-7000-8000-000000000001"), 404, "NOT_FOUND");
    }

    @Test
    void a_method_the_contract_does_not_name_is_not_allowed() {
        var refused = stranger.delete("/api/v1/one-time-codes");

        assertRefused(refused, 405, "METHOD_NOT_ALLOWED");
        assertThat(refused.headers().firstValue("Allow"))
                .hasValueSatisfying(allowed -> assertThat(allowed).contains("POST"));
    }

    @Test
    void a_body_of_another_media_type_is_not_supported() {
        assertRefused(post("text/plain", "phone=1"), 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void a_body_that_is_no_json_is_malformed() {
        assertRefused(post("application/json", "{\"phone\":"), 400, "MALFORMED_REQUEST");
    }

    @Test
    void an_unknown_field_is_named() {
        var refused =
                post("application/json", "{\"phone\":\"13800000000\",\"purpose\":\"SIGN_UP\",\"colour\":\"red\"}");

        assertRefused(refused, 400, "INVALID_FIELD");
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/colour");
    }

    @Test
    void a_missing_field_is_named() {
        var refused = post("application/json", "{\"purpose\":\"SIGN_UP\"}");

        assertRefused(refused, 400, "INVALID_FIELD");
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/phone");
    }

    @Test
    void a_body_beyond_the_limit_is_too_large() {
        assertRefused(post("application/json", "{\"phone\":\"" + "1".repeat(1 << 21) + "\"}"), 413, "BODY_TOO_LARGE");
    }

    @Test
    void a_forged_token_is_refused() {
        assertRefused(stranger.with("e30.e30.e30").get("/api/v1/orders"), 401, "UNAUTHENTICATED");
    }

    @Test
    void a_refusal_is_told_in_the_language_of_the_caller() {
        var chinese = stranger.get("/api/v1/orders").text("/detail");
        var english = stranger.in(Locale.ENGLISH).get("/api/v1/orders").text("/detail");

        assertThat(chinese).matches(".*\\p{IsHan}.*");
        assertThat(english).doesNotMatch(".*\\p{IsHan}.*");
    }

    @Test
    void the_contract_and_its_pages_are_served() {
        assertThat(stranger.get("/openapi?format=json").expect(200).at("/paths").size())
                .isGreaterThan(15);
        assertThat(new String(stranger.get("/openapi").expect(200).bytes(), UTF_8))
                .startsWith("openapi: 3.1");
        assertThat(stranger.get("/docs").status()).isIn(200, 301, 302, 303, 307, 308);
    }

    private Answer post(String mediaType, String body) {
        return stranger.send("POST", "/api/v1/one-time-codes", body.getBytes(UTF_8), mediaType);
    }
}
