package cn.icpfiling.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.StreamResetException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Callers in HTTP/2 who take a request back, in every step, or read nothing of its answer. */
@QuarkusTest
@TestProfile(Http2Spoken.class)
class Http2LeaversApiTest {

    private static final String ORDERS = "/api/v1/orders";
    private static final long ENHANCE_YOUR_CALM = 11;

    @Inject
    LoopClients clients;

    @Inject
    HeldStreams held;

    @AfterEach
    void nothing_is_under_way() {
        StubServices.readOn();
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(StubServices.UNANSWERED).as("requests at the services").hasValue(0);
            assertThat(held.held()).as("held by streams").isZero();
            assertThat(clients.all()).allSatisfy(loop -> {
                assertThat(loop.pulse().underWay()).as("under way").isZero();
                assertThat(loop.pulse().connectionsHeld())
                        .as("connections in use")
                        .isZero();
            });
        });
    }

    @Test
    void who_takes_a_request_back_in_any_step_frees_its_service() {
        try (var caller = Http2Caller.inClearText(RestAssured.port)) {
            var askingForAnswer = sent(caller.ask(HttpMethod.GET, ORDERS, "silent"));
            var receiving = caller.ask(HttpMethod.POST, ORDERS, null).setChunked(true);
            receiving.write("{");
            var asking = caller.ask(HttpMethod.POST, ORDERS, null).putHeader("Content-Length", "20000");
            asking.write("{");
            var heldUp = Http2Caller.upload(
                    caller.ask(
                            HttpMethod.PUT,
                            "/api/v1/orders/0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b3/materials/LICENCE",
                            "held"),
                    9 * Http2Caller.MIB);
            var held = caller.ask(HttpMethod.GET, ORDERS, "endless");
            var answering = held.response().onSuccess(response -> response.pause());
            var _ = held.end();
            Http2Caller.result(answering);
            await().until(() -> StubServices.UNANSWERED.get() == 4 && StubServices.held() == 1);
            assertThat(heldUp.answer.isComplete()).isFalse();

            for (var request : List.of(askingForAnswer, receiving, asking, held)) {
                request.reset(Http2Caller.CANCEL);
            }
            heldUp.takeBack();
            await().untilAsserted(() -> assertThat(heldNow()).isZero());
            StubServices.readOn();
            await().untilAsserted(() -> assertThat(StubServices.UNANSWERED).hasValue(0));
            assertThat(caller.get(ORDERS, null).status()).isEqualTo(201);
            assertThat(caller.told).isNotDone();
        }
    }

    @Test
    void who_takes_requests_back_that_wait_for_a_connection_makes_room_for_others() {
        try (var caller = Http2Caller.inClearText(RestAssured.port)) {
            var requests = new ArrayList<HttpClientRequest>();
            for (var request = 0; request < 95; request++) {
                requests.add(sent(caller.ask(HttpMethod.GET, ORDERS, "silent")));
            }
            await().until(() -> heldNow() > 0 && StubServices.UNANSWERED.get() == heldNow());
            var waiting = requests.size() - heldNow();

            requests.reversed().forEach(request -> request.reset(Http2Caller.CANCEL));
            await().untilAsserted(() -> assertThat(StubServices.UNANSWERED).hasValue(0));
            assertThat(caller.get(ORDERS, null).status()).isEqualTo(201);
            assertThat(waiting).as("requests that waited").isNotNegative();
        }
    }

    private int heldNow() {
        return clients.all().stream()
                .mapToInt(loop -> loop.pulse().connectionsHeld())
                .sum();
    }

    @Test
    @Tag("long")
    void who_reads_nothing_of_an_answer_is_cut_off_and_others_of_the_connection_go_on() {
        try (var caller = Http2Caller.inClearText(RestAssured.port)) {
            for (var path : List.of(ORDERS, "/openapi?format=json")) {
                var unread = caller.ask(HttpMethod.GET, path, "endless");
                var cut = new CompletableFuture<Throwable>();
                var answer = unread.response().onSuccess(response -> {
                    response.pause();
                    response.exceptionHandler(cut::complete);
                });
                var _ = unread.end();
                Http2Caller.result(answer);
                assertThat(caller.get(ORDERS, null).status()).isEqualTo(201);
                assertThat(cut.orTimeout(10, TimeUnit.SECONDS).join()).isInstanceOf(StreamResetException.class);
            }
            assertThat(caller.get(ORDERS, null).status()).isEqualTo(201);
            assertThat(caller.told).isNotDone();
        }
    }

    @Test
    @Tag("long")
    void who_takes_in_no_byte_is_cut_off_though_its_answers_are_short() {
        try (var caller = Http2Caller.inClearText(RestAssured.port, 0)) {
            var trickling = caller.ask(HttpMethod.POST, ORDERS, null).setChunked(true);
            trickling.write("{");
            var faults = new ArrayList<Throwable>();
            for (var request : List.of(
                    caller.ask(HttpMethod.GET, ORDERS, null),
                    caller.ask(HttpMethod.GET, ORDERS, "large"),
                    caller.ask(HttpMethod.GET, "/nowhere", null),
                    caller.ask(HttpMethod.GET, "/openapi", null),
                    trickling)) {
                var answer = Http2Caller.answerOf(request);
                if (request != trickling) {
                    request.end();
                }
                faults.add(Http2Caller.failure(answer));
            }
            assertThat(faults).allSatisfy(fault -> assertThat(fault).isInstanceOf(StreamResetException.class));
        }
    }

    @Test
    @Tag("long")
    void who_takes_back_requests_as_fast_as_it_sends_them_loses_the_connection() {
        try (var caller = Http2Caller.inClearText(RestAssured.port)) {
            for (var request = 0; request < 300 && !caller.told.isDone(); request++) {
                try {
                    sent(caller.ask(HttpMethod.GET, ORDERS, "silent")).reset(Http2Caller.CANCEL);
                } catch (RuntimeException connectionGone) {
                    break;
                }
            }
            assertThat(caller.told.orTimeout(5, TimeUnit.SECONDS).join().getErrorCode())
                    .isEqualTo(ENHANCE_YOUR_CALM);
        }
    }

    private static HttpClientRequest sent(HttpClientRequest request) {
        request.exceptionHandler(gone -> {});
        var _ = request.response().onFailure(gone -> {});
        var _ = request.end();
        return request;
    }
}
