package cn.icpfiling.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Callers in HTTP/2 who do what no client does. */
@QuarkusTest
@TestProfile(Http2Spoken.class)
class Http2FramesApiTest {

    private static final String ORDERS = "/api/v1/orders";
    private static final int MAX_CONCURRENT_STREAMS = 3;
    private static final int INITIAL_WINDOW_SIZE = 4;
    private static final int NO_ERROR = 0;
    private static final int CANCEL = 8;
    private static final int WITHOUT_END = 0;
    private static final int REFUSED_STREAM = 7;

    @Inject
    LoopClients clients;

    @Inject
    HeldStreams held;

    @AfterEach
    void nothing_is_under_way() {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(held.held()).as("held by streams").isZero();
            assertThat(clients.all()).allSatisfy(loop -> {
                assertThat(loop.pulse().underWay()).isZero();
                assertThat(loop.pulse().connectionsHeld()).isZero();
            });
        });
    }

    @Test
    void a_connection_has_a_hundred_requests_under_way_though_its_caller_confirms_no_setting() throws IOException {
        try (var caller = new Http2Frames()) {
            assertThat(caller.settings()).containsEntry(MAX_CONCURRENT_STREAMS, 100);
            var last = 0;
            for (var request = 0; request < 101; request++) {
                last = caller.get(ORDERS, "silent");
            }
            var refused = caller.next(Http2Frames.RST_STREAM);
            assertThat(refused.stream()).isEqualTo(last);
            assertThat(refused.error()).isEqualTo(REFUSED_STREAM);
        }
    }

    @Test
    @Tag("long")
    void short_answers_that_are_never_taken_in_are_thrown_away() throws IOException {
        try (var caller = new Http2Frames(INITIAL_WINDOW_SIZE, 0)) {
            var streams = new ArrayList<Integer>();
            for (var request = 0; request < 20; request++) {
                streams.add(caller.get(request % 2 == 0 ? "/nowhere" : ORDERS, "well"));
            }
            var given = new ArrayList<Integer>();
            while (given.size() < streams.size()) {
                var reset = caller.next(Http2Frames.RST_STREAM);
                assertThat(reset.error()).isEqualTo(CANCEL);
                given.add(reset.stream());
            }
            assertThat(given).containsExactlyInAnyOrderElementsOf(streams);
        }
    }

    /** The service reads HTTP/1, where these end a header, begin another one, or are nothing at all. */
    @Test
    void headers_that_http_1_cannot_carry_are_refused_and_hold_no_connection() throws IOException {
        var before = StubServices.WELL.get();
        try (var caller = new Http2Frames()) {
            for (var value : List.of("a\0b", "a\1b", "a\177b", "a\nb", "a\r\nx-b: c", "a\r\n b", " a")) {
                caller.request("POST", ORDERS, "well", WITHOUT_END, "x-a", value);
                assertThat(caller.status()).as(value).isEqualTo("400");
            }
            for (var name : List.of("x a", "x\u00e4", "x\r\nx-b")) {
                caller.request("POST", ORDERS, "well", WITHOUT_END, name, "a");
                assertThat(caller.status()).as(name).isEqualTo("400");
            }
            assertThat(StubServices.WELL).hasValue(before);

            caller.request("GET", ORDERS, "well", 1, "x-a", "\u00e4\tb");
            assertThat(caller.status()).isEqualTo("201");
            assertThat(StubServices.WELL).as("the one that is passed on").hasValue(before + 1);
        }
    }

    /** They are answered at once, without it. */
    @Test
    @Tag("long")
    void the_body_of_a_page_or_a_preflight_that_has_no_end_holds_no_memory_for_long() throws IOException {
        try (var caller = new Http2Frames()) {
            var asked = List.of(
                    caller.request("GET", "/", "well", WITHOUT_END),
                    caller.request(
                            "OPTIONS",
                            ORDERS,
                            "well",
                            WITHOUT_END,
                            "origin",
                            "https://a.test",
                            "access-control-request-method",
                            "POST"));
            for (var _ : asked) {
                var given = caller.next(Http2Frames.RST_STREAM);
                assertThat(given.error()).isEqualTo(NO_ERROR);
                assertThat(asked).contains(given.stream());
            }
        }
    }

    @Test
    void a_request_without_a_path_is_refused_and_others_go_on() throws IOException {
        try (var caller = new Http2Frames()) {
            caller.connect();
            caller.request("OPTIONS", "*", "well", 1);
            var served = caller.get("/nowhere", "well");
            var answers = new ArrayList<Integer>();
            while (!answers.contains(served)) {
                answers.add(caller.next(Http2Frames.HEADERS).stream());
            }
            assertThat(answers).containsExactly(1, 3, 5);
        }
    }
}
