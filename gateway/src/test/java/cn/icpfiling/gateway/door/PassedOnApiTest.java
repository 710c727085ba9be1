package cn.icpfiling.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers as they stand on the wire: the next answer on the connection must be where a caller looks for it. */
@QuarkusTest
@QuarkusTestResource(StubServices.class)
class PassedOnApiTest {

    private static final String ORDERS = "/api/v1/orders";

    @ParameterizedTest
    @CsvSource({
        "GET, none, 204",
        "GET, unchanged, 304",
        "HEAD, none, 204",
        "HEAD, unchanged, 304",
        "HEAD, sizes, 200",
        "HEAD, large, 200",
    })
    void an_answer_without_a_body_is_over_after_its_head(String method, String behaviour, int status)
            throws IOException {
        try (var caller = new RawCaller()) {
            for (var time = 0; time < 2; time++) {
                caller.send(RawCaller.request(method, ORDERS, "x-behave: " + behaviour));
                assertThat(caller.head())
                        .startsWith("http/1.1 " + status + " ")
                        .doesNotContain("transfer-encoding")
                        .doesNotContain("content-length: 0");
            }
            caller.send(RawCaller.request("HEAD", ORDERS, "x-behave: sizes"));
            assertThat(caller.head()).contains("content-length: 5\r\n");
        }
    }

    @Test
    void a_wish_for_another_protocol_goes_no_further() throws IOException {
        try (var caller = new RawCaller()) {
            caller.send(RawCaller.get(
                    ORDERS,
                    "Connection: Upgrade",
                    "Upgrade: websocket",
                    "Sec-WebSocket-Version: 13",
                    "x-behave: sizes"));
            assertThat(caller.head()).startsWith("http/1.1 200 ");
            assertThat(caller.read(5)).isEqualTo(5);
            assertThat(StubServices.last.headers().contains("Upgrade")).isFalse();
        }
    }

    /** Without its length the body would not go on, and without its token the service would judge another request than the gateway. */
    @ParameterizedTest
    @ValueSource(strings = {"content-length", "close, Content-Length", "authorization", "Host"})
    void what_a_request_is_read_by_cannot_be_meant_for_this_connection_alone(String names) throws IOException {
        var before = StubServices.REQUESTS.get();
        try (var caller = new RawCaller()) {
            caller.send(RawCaller.request("POST", ORDERS, "Connection: " + names, "Content-Length: 2") + "{}");
            assertThat(caller.head()).startsWith("http/1.1 400 ");
        }
        assertThat(StubServices.REQUESTS).hasValue(before);
    }

    @Test
    void an_address_inside_does_not_come_out() throws IOException {
        try (var caller = new RawCaller()) {
            caller.send(RawCaller.get(ORDERS, "x-behave: elsewhere"));
            assertThat(caller.head()).contains("\r\nlocation: /api/v1/orders/7?a=b\r\n");
        }
    }

    @Test
    void a_whole_address_in_the_request_line_is_a_path_to_the_service() throws IOException {
        try (var caller = new RawCaller()) {
            caller.send(RawCaller.get("http://elsewhere.test" + ORDERS + "?a=b", "x-behave: sizes"));
            assertThat(caller.head()).startsWith("http/1.1 200 ");
            assertThat(StubServices.last.uri()).isEqualTo(ORDERS + "?a=b");
        }
    }

    @Test
    void a_safe_request_over_a_connection_that_the_service_closed_is_sent_again() throws IOException {
        try (var caller = new RawCaller()) {
            warm(caller);
            var before = StubServices.REQUESTS.get();

            caller.send(RawCaller.get(ORDERS, "x-behave: stale"));

            assertThat(caller.head()).startsWith("http/1.1 201 ");
            assertThat(StubServices.REQUESTS.get() - before)
                    .as("the first and the second")
                    .isEqualTo(2);
        }
    }

    @Test
    void it_is_sent_again_over_a_new_connection_since_all_others_may_be_closed_as_well() throws IOException {
        var callers = new ArrayList<RawCaller>();
        try {
            // all at once, so that the pool of each event loop has several connections that were used
            for (var count = 0; count < 12; count++) {
                callers.add(new RawCaller());
            }
            for (var caller : callers) {
                caller.send(RawCaller.get(ORDERS, "x-behave: sizes"));
            }
            for (var caller : callers) {
                assertThat(caller.head()).startsWith("http/1.1 200 ");
                assertThat(caller.read(5)).isEqualTo(5);
            }
            for (var caller : callers) {
                caller.send(RawCaller.get(ORDERS, "x-behave: stale"));
                assertThat(caller.head()).startsWith("http/1.1 201 ");
            }
        } finally {
            for (var caller : callers) {
                caller.close();
            }
        }
    }

    @Test
    void a_request_that_may_have_had_its_effect_is_not() throws IOException {
        try (var caller = new RawCaller()) {
            warm(caller);
            var before = StubServices.REQUESTS.get();

            caller.send(RawCaller.request("POST", ORDERS, "x-behave: stale", "Content-Length: 0"));

            assertThat(caller.head()).startsWith("http/1.1 503 ").contains("\r\nretry-after: ");
            assertThat(StubServices.REQUESTS.get() - before).isOne();
        }
    }

    @Test
    void a_service_that_dies_is_asked_twice_at_most() throws IOException {
        try (var caller = new RawCaller()) {
            warm(caller);
            var before = StubServices.REQUESTS.get();

            caller.send(RawCaller.get(ORDERS, "x-behave: die"));

            assertThat(caller.head()).startsWith("http/1.1 503 ");
            assertThat(StubServices.REQUESTS.get() - before).isLessThanOrEqualTo(2);
        }
    }

    /** The event loop of this caller has a connection to the service that has been used. */
    private static void warm(RawCaller caller) throws IOException {
        caller.send(RawCaller.get(ORDERS, "x-behave: sizes"));
        assertThat(caller.head()).startsWith("http/1.1 200 ");
        assertThat(caller.read(5)).isEqualTo(5);
    }
}
