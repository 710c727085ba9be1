package cn.icpfiling.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers who want to be told before they send a body. */
@QuarkusTest
@QuarkusTestResource(StubServices.class)
class ExpectationApiTest {

    private static final String ORDERS = "/api/v1/orders";
    private static final String OF_A_SERVICE_THAT_IS_DOWN = "/api/v1/domain-verifications";
    private static final String EXPECT = "Expect: 100-continue";
    private static final String JSON = "Content-Type: application/json";
    private static final String PREFLIGHT = "Origin: https://a.test\r\nAccess-Control-Request-Method: POST";

    /** The next bytes are the body or a request, and nothing tells which: here they are requests. The body is too long to be read ahead. */
    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", OF_A_SERVICE_THAT_IS_DOWN})
    void after_a_refusal_no_further_request_is_read_from_the_connection(String path) throws IOException {
        var next = RawCaller.get(ORDERS, "x-behave: sizes");
        var before = StubServices.REQUESTS.get();
        try (var caller = new RawCaller()) {
            caller.send(RawCaller.request("POST", path, JSON, EXPECT, "Content-Length: " + 100 * next.length()));
            assertThat(caller.head()).matches("(?s)http/1.1 (404|503) .*").contains("\r\nconnection: close\r\n");

            caller.send(next + next);
            assertThat(caller.rest()).contains("\"code\"").doesNotContain("HTTP/1.1");
        }
        assertThat(StubServices.REQUESTS).hasValue(before);
    }

    /** The connection to the service is open, so a request that was read would reach it at once. */
    @Test
    void nor_is_one_that_came_together_with_the_refused_one() throws IOException {
        try (var caller = new RawCaller()) {
            caller.send(RawCaller.get(ORDERS, "x-behave: sizes"));
            assertThat(caller.head()).startsWith("http/1.1 200 ");
            assertThat(caller.read(5)).isEqualTo(5);
            var before = StubServices.REQUESTS.get();

            caller.send(RawCaller.request("POST", "/nowhere", JSON, EXPECT, "Content-Length: 2")
                    + "{}"
                    + RawCaller.request("POST", ORDERS, JSON, "Content-Length: 0"));

            assertThat(caller.head()).startsWith("http/1.1 404 ").contains("\r\nconnection: close\r\n");
            assertThat(caller.rest()).doesNotContain("HTTP/1.1");
            assertThat(StubServices.REQUESTS).hasValue(before);
        }
    }

    @Test
    void after_a_body_that_was_asked_for_the_connection_goes_on() throws IOException {
        try (var caller = new RawCaller()) {
            for (var time = 0; time < 2; time++) {
                caller.send(RawCaller.request("POST", ORDERS, JSON, EXPECT, "Content-Length: 2"));
                assertThat(caller.head()).startsWith("http/1.1 100 ");
                caller.send("{}");
                assertThat(caller.head()).startsWith("http/1.1 201 ").doesNotContain("connection: close");
                assertThat(caller.read("{\"ok\":true}".length())).isPositive();
            }
        }
    }

    @Test
    void a_short_body_is_asked_for_at_once_so_that_a_refusal_leaves_no_doubt() throws IOException {
        try (var caller = new RawCaller()) {
            caller.send(RawCaller.request("POST", OF_A_SERVICE_THAT_IS_DOWN, JSON, EXPECT, "Content-Length: 2"));
            assertThat(caller.head()).startsWith("http/1.1 100 ");
            caller.send("{}");
            assertThat(caller.head()).startsWith("http/1.1 503 ").doesNotContain("connection: close");
        }
    }

    /** These are answered without it, and behind it comes the next request. */
    @ParameterizedTest
    @ValueSource(strings = {"GET /", "OPTIONS " + ORDERS})
    void a_body_that_no_service_takes_is_asked_for_and_the_connection_goes_on(String line) throws IOException {
        var asked = line.split(" ", 2);
        try (var caller = new RawCaller()) {
            caller.send(RawCaller.request(asked[0], asked[1], PREFLIGHT, EXPECT, "Content-Length: 2"));
            assertThat(caller.head()).startsWith("http/1.1 100 ");
            assertThat(caller.head()).matches("(?s)http/1.1 (204|302) .*");
            caller.send("{}" + RawCaller.get(ORDERS, "x-behave: sizes"));
            assertThat(caller.head()).startsWith("http/1.1 200 ");
        }
    }

    @Test
    void a_refused_caller_without_a_body_keeps_its_connection() throws IOException {
        try (var caller = new RawCaller()) {
            caller.send(RawCaller.request("POST", "/nowhere", EXPECT, "Content-Length: 0"));
            assertThat(caller.head()).startsWith("http/1.1 404 ").doesNotContain("connection: close");
        }
    }
}
