package cn.icpfiling.platform.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URLDecoder;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A path and a query are decoded once, before any check of them; a header and the texts of a body have no percent encoding and are never
 * decoded (ASVS 1.1.1). A value that a second decoding would change tells whether there is one.
 */
@QuarkusTest
@QuarkusTestResource(AccountStub.class)
class DecodedOnceApiTest {

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @ParameterizedTest
    @CsvSource({
        "%41, A",
        "%2541, %41",
        "%252541, %2541",
        "%25%34%31, %41",
        "%252e%252e, %2e%2e",
        "%252e%252e%252fhere, %2e%2e%2fhere",
        "%252F, %2F",
        "a%2Fb, a/b",
        "..%2fsaid%2fhere, ../said/here",
        "%2e%2e%2fsaid%2fhere, ../said/here",
        "%2568%2565%2572%2565, %68%65%72%65",
        "%25C0%25AF, %C0%AF",
        "%5Cu0041, \\u0041",
        "%26lt%3B, &lt;",
        "%2526lt%253B, %26lt%3B",
        "a%2Bb, a+b",
        "a%252Bb, a%2Bb",
        "%E4%B8%AD, 中",
        "%25E4%25B8%25AD, %E4%B8%AD",
        "%F0%9F%98%80, 😀"
    })
    void a_path_and_a_query_are_decoded_once(String sent, String read) throws IOException {
        var said = json(get("/api/v1/said/" + sent + "?text=" + sent, ""));

        assertThat(said.at("/path").asText()).as("path").isEqualTo(read);
        assertThat(said.at("/query").asText()).as("query").isEqualTo(read);
    }

    /** The canary: each of these values is one that a second decoding changes. */
    @ParameterizedTest
    @ValueSource(strings = {"%41", "%2541", "%2e%2e", "%2e%2e%2fhere", "%2F", "%68%65%72%65", "%E4%B8%AD", "a+b"})
    void a_second_decoding_would_show(String read) {
        assertThat(URLDecoder.decode(read, UTF_8)).isNotEqualTo(read);
    }

    /** RFC 3629, 3: an overlong form is another spelling of a character that a check before the decoding does not know. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%C0%AF",
                "%c0%ae%c0%ae",
                "%E0%80%AF",
                "%F0%80%80%AF",
                "%C1%81",
                "%ED%A0%80",
                "%F4%90%80%80",
                "%FF",
                "%80",
                "%E4%B8",
                "%E4%B8x",
                "%D6%D0",
                "\u00e9",
                "\u00e4\u00b8\u00ad",
                "%u0041",
                "%4",
                "%"
            })
    void octets_that_are_no_utf_8_are_refused_in_the_path_and_the_query(String sent) throws IOException {
        for (var target :
                new String[] {"/api/v1/said/" + sent, "/api/v1/said/a?text=" + sent, "/none?" + sent + "=1"}) {
            var answer = get(target, "");

            assertThat(answer)
                    .as(target)
                    .startsWith("HTTP/1.1 400 ")
                    .containsIgnoringCase("\r\ncontent-type: application/problem+json");
            assertThat(json(answer).at("/code").asText()).as(target).isEqualTo("MALFORMED_REQUEST");
        }
    }

    @Test
    void the_operation_is_found_by_the_path_that_is_decoded_once() throws IOException {
        assertThat(json(get("/api/v1/said/h%65re", "")).at("/path").asText()).isEqualTo("the other operation");
        assertThat(json(get("/api/v1/said/h%2565re", "")).at("/path").asText()).isEqualTo("h%65re");
        assertThat(json(get("/api/v1/said/%2e%2e/said/here", "")).at("/path").asText())
                .isEqualTo("the other operation");
        assertThat(get("/api/v1/said/%252e%252e/said/here", "")).startsWith("HTTP/1.1 404 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%41", "%2541", "&lt;", "\\u0041", "a+b", "=?UTF-8?B?QQ==?=", "QQ=="})
    void a_header_is_taken_literally(String sent) throws IOException {
        assertThat(json(get("/api/v1/said/a", "X-Text: " + sent + "\r\n"))
                        .at("/header")
                        .asText())
                .isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource({"%41, %41", "&lt;, &lt;", "a+b, a+b", "\\u0041, A", "\\\\u0041, \\u0041", "\\\\\\\\u0041, \\\\u0041"})
    void a_text_of_a_body_knows_the_escapes_of_json_alone_and_these_once(String sent, String read) throws IOException {
        var body = "{\"name\":\"" + sent + "\",\"size\":1}";
        var answer = exchange("POST /api/v1/widgets/open HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);

        assertThat(json(answer).at("/name").asText()).isEqualTo(read);
    }

    private String get(String target, String headers) throws IOException {
        return exchange("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n");
    }

    private String exchange(String request) throws IOException {
        try (var caller = new Socket("localhost", port)) {
            caller.setSoTimeout(10_000);
            caller.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(caller.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static JsonNode json(String answer) throws IOException {
        return new ObjectMapper().readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    }
}
