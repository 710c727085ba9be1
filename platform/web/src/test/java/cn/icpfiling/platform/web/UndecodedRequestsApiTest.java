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
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that reach no route because they are not written as HTTP asks. */
@QuarkusTest
@QuarkusTestResource(AccountStub.class)
class UndecodedRequestsApiTest {

    private static final String OPEN = "/api/v1/widgets/open";
    private static final String HOST = "Host: localhost\r\n";
    private static final String NO_CHUNK = "0\r\n\r\n";

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    static Stream<Arguments> requests() {
        return Stream.of(
                refused("a line that is too long", 414, "URI_TOO_LONG", "GET /" + "a".repeat(70_000) + " HTTP/1.1\r\n"),
                refused(
                        "headers that are too large",
                        431,
                        "HEADERS_TOO_LARGE",
                        get(OPEN, HOST + "X: " + "a".repeat(70_000) + "\r\n")),
                refused("a percent sign in the path", get("/api/v1/widgets/100%", HOST)),
                refused("a percent sign before no octet", get("/api/v1/widgets?colour=%zz", HOST)),
                refused("a raw space", get("/api/v1/wid gets", HOST)),
                refused("a target that is no path", get("api/v1/widgets", HOST)),
                refused("braces in the path", get("/api/v1/widgets/{id}", HOST)),
                refused("a bar in the query", get("/api/v1/widgets?colour=red|blue", HOST)),
                refused("a quotation mark in the query", get("/api/v1/widgets?colour=\"red\"", HOST)),
                refused("a bracket in the path", get("/api/v1/widgets/[1]", HOST)),
                refused("a backslash in the path", get("/api/v1\\widgets", HOST)),
                refused("an absolute address without a host", get("http://", HOST)),
                refused("two lengths", get(OPEN, HOST + "Content-Length: 1\r\nContent-Length: 2\r\n")),
                refused("a length that is no number", get(OPEN, HOST + "Content-Length: one\r\n")),
                refused("a coding that tells no end", coded("1.1", "Transfer-Encoding: xchunked\r\n", "")),
                refused(
                        "chunks that are coded again",
                        coded("1.1", "Transfer-Encoding: chunked, identity\r\n", NO_CHUNK)),
                refused(
                        "two codings",
                        coded("1.1", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", NO_CHUNK)),
                refused(
                        "a coding that is older than codings",
                        coded("1.0", "Transfer-Encoding: chunked\r\n", NO_CHUNK)),
                refused("no host", get(OPEN, "")),
                refused("two hosts", get(OPEN, HOST + HOST)),
                refused("a host that is no name", get(OPEN, "Host: a/b\r\n")),
                refused("a header without a name", get(OPEN, HOST + ": a\r\n")),
                refused("another protocol", "GET " + OPEN + " HTTP/3.0\r\n" + HOST + "\r\n"),
                refused("the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
                refused(
                        "a protocol without lines",
                        408,
                        "REQUEST_TOO_SLOW",
                        "\u0016\u0003\u0001\u0002\u0000\u0001\u00fc"),
                refused("a chunk without a size", chunked("zz\r\nhello\r\n0\r\n\r\n")));
    }

    private static Arguments refused(String what, String request) {
        return refused(what, 400, "MALFORMED_REQUEST", request);
    }

    private static Arguments refused(String what, int status, String code, String request) {
        return Arguments.of(what, status, code, request);
    }

    private static String get(String target, String headers) {
        return "GET " + target + " HTTP/1.1\r\n" + headers + "\r\n";
    }

    /** Behind it comes what may be a request. */
    private static String coded(String version, String headers, String body) {
        return "POST " + OPEN + " HTTP/" + version + "\r\n" + HOST + "Connection: keep-alive\r\n" + headers + "\r\n"
                + body + get(OPEN, HOST);
    }

    private static String chunked(String body) {
        return "POST /api/v1/widgets HTTP/1.1\r\n" + HOST + "Authorization: Bearer "
                + TestKeys.signed(TestKeys.claims(UUID.randomUUID(), "applicant"))
                + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + body;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void what_is_not_http_is_refused_with_a_problem_and_a_closed_connection(
            String what, int status, String code, String request) throws IOException {
        var answer = exchange(request);
        isProblem(answer, status, code);
        assertThat(answer).as("nothing is read behind it").containsOnlyOnce("HTTP/1.");
    }

    @Test
    void a_refusal_is_told_in_the_callers_language_and_carries_on_their_trace() throws IOException {
        var trace = "0af7651916cd43dd8448eb211c80319c";
        var answer = exchange(get(
                OPEN,
                HOST + "Accept-Language: en\r\ntraceparent: 00-" + trace
                        + "-b7ad6b7169203331-01\r\nContent-Length: x\r\n"));

        var problem = isProblem(answer, 400, "MALFORMED_REQUEST");
        assertThat(problem.at("/title").asText()).isEqualTo("The request cannot be read");
        assertThat(problem.at("/instance").asText()).isEqualTo("urn:trace:" + trace);
        assertThat(answer).contains("\r\nX-Trace-Id: " + trace);
    }

    @Test
    void the_answers_to_earlier_requests_of_the_connection_come_first() throws IOException {
        var answers = exchange(get(OPEN, HOST) + get(OPEN, HOST) + get("/100%", HOST));

        assertThat(answers.split("HTTP/1\\.1 200 OK", -1)).hasSize(3);
        isProblem(answers.substring(answers.lastIndexOf("HTTP/1.1 ")), 400, "MALFORMED_REQUEST");
    }

    @Test
    void a_request_head_that_does_not_arrive_is_not_waited_for() throws IOException {
        isProblem(exchange("GET " + OPEN + " HTTP/1.1\r\nHost: loc"), 408, "REQUEST_TOO_SLOW");
    }

    @Test
    void a_second_request_head_that_does_not_arrive_is_not_waited_for_either() throws IOException {
        try (var caller = new Socket("localhost", port)) {
            caller.getOutputStream().write(get(OPEN, HOST).getBytes(ISO_8859_1));
            var first = new byte[15];
            caller.getInputStream().readNBytes(first, 0, first.length);
            assertThat(new String(first, ISO_8859_1)).startsWith("HTTP/1.1 200 OK");

            caller.getOutputStream().write("GET /ap".getBytes(ISO_8859_1));
            var rest = new String(caller.getInputStream().readAllBytes(), UTF_8);
            isProblem(rest.substring(rest.lastIndexOf("HTTP/1.1 ")), 408, "REQUEST_TOO_SLOW");
        }
    }

    @Test
    void an_idle_connection_is_kept() throws IOException {
        try (var caller = new Socket("localhost", port)) {
            caller.setSoTimeout(600);
            for (var request : List.of(get(OPEN, HOST), "\r\n" + get(OPEN, HOST))) {
                caller.getOutputStream().write(request.getBytes(ISO_8859_1));
                var answer = new StringBuilder();
                while (!answer.toString().endsWith("[\"open\"]")) {
                    answer.append((char) caller.getInputStream().read());
                }
                assertThat(answer.toString()).startsWith("HTTP/1.1 200 OK");
            }
            caller.getOutputStream().write('\r');
            caller.getOutputStream().write('\n');
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> caller.getInputStream().read())
                    .as("neither answered nor closed in twice the time that a request head may take")
                    .isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    private String exchange(String request) throws IOException {
        try (var caller = new Socket("localhost", port)) {
            caller.setSoTimeout(10_000);
            caller.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(caller.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static JsonNode isProblem(String answer, int status, String code) throws IOException {
        assertThat(answer)
                .startsWith("HTTP/1.")
                .contains(" " + status + " ")
                .containsIgnoringCase("\r\nconnection: close");
        assertThat(answer)
                .containsIgnoringCase("\r\ncontent-type: application/problem+json")
                .containsIgnoringCase("\r\nx-trace-id: ");
        var problem = new ObjectMapper().readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4));
        assertThat(problem.at("/code").asText()).isEqualTo(code);
        assertThat(problem.at("/status").asInt()).isEqualTo(status);
        return problem;
    }
}
