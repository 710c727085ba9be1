package cn.icpfiling.gateway.door;

import static cn.icpfiling.gateway.door.Http2Caller.MIB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.gateway.contract.Operation;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.StreamResetException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bodies of callers who share a connection of HTTP/2. */
@QuarkusTest
@TestProfile(Http2Spoken.class)
class Http2BodiesApiTest {

    private static final String ORDERS = "/api/v1/orders";
    private static final String MATERIAL = "/api/v1/orders/0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b3/materials/LICENCE";

    private Http2Caller caller;

    @BeforeEach
    void a_caller_connects() {
        caller = Http2Caller.inClearText(RestAssured.port);
    }

    @AfterEach
    void the_caller_leaves() {
        StubServices.readOn();
        caller.close();
    }

    /** Its token is checked in a later turn, when the body is here and the stream has ended. */
    @Test
    void a_body_that_comes_before_its_request_is_admitted_reaches_its_service() {
        for (var told : new boolean[] {true, false}) {
            var unknown = StubServices.signed(
                    StubServices.claims().subject(UUID.randomUUID().toString()), "at+jwt");
            var request = caller.ask(HttpMethod.POST, ORDERS, null)
                    .putHeader("Authorization", "Bearer " + unknown)
                    .setChunked(!told);
            assertThat(Http2Caller.send(request, Buffer.buffer("{\"a\":1}")).status())
                    .isEqualTo(201);
            assertThat(StubServices.last.bytes()).isEqualTo(7);
            assertThat(StubServices.last.headers().get("Content-Length")).isEqualTo(told ? "7" : null);
        }
    }

    @Test
    void an_upload_waits_for_its_service_in_little_memory_and_others_are_served_meanwhile() {
        StubServices.LARGEST_PIECE.set(0);
        var upload = Http2Caller.upload(caller.ask(HttpMethod.PUT, MATERIAL, "held"), 10 * MIB);
        var sent = standsStill(List.of(upload));
        assertThat(sent)
                .as("taken of 10 MiB, in the buffers of gateway and system")
                .isLessThan(5 * MIB);

        assertThat(caller.get(ORDERS, null).status()).isEqualTo(201);
        assertThat(small().status()).isEqualTo(201);
        assertThat(upload.answer.isComplete()).isFalse();

        StubServices.readOn();
        assertThat(Http2Caller.result(upload.answer).status()).isEqualTo(201);
        assertThat(StubServices.last.bytes()).isEqualTo(10 * MIB);
        assertThat(StubServices.LARGEST_PIECE.get()).isLessThan(MIB);
    }

    @Test
    @Tag("long")
    void uploads_that_their_services_hold_up_hold_up_no_other_request_of_the_connection() {
        var uploads = new ArrayList<Http2Caller.Upload>();
        for (var upload = 0; upload < 4; upload++) {
            uploads.add(Http2Caller.upload(caller.ask(HttpMethod.PUT, MATERIAL, "held"), 9 * MIB));
        }
        standsStill(uploads);

        // One that waits for none of the caller's places.
        var request = caller.ask(HttpMethod.POST, ORDERS, null);
        assertThat(Http2Caller.send(request, Buffer.buffer(new byte[10_000])).status())
                .isEqualTo(201);

        StubServices.readOn();
        for (var upload : uploads) {
            assertThat(Http2Caller.result(upload.answer).status()).isEqualTo(201);
        }
    }

    /** Waits until nothing more is taken, and says how much was. */
    private static int standsStill(List<Http2Caller.Upload> uploads) {
        await().until(() -> StubServices.held() == uploads.size());
        var last = new AtomicInteger(-1);
        await().pollInterval(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(9))
                .until(() -> {
                    var sent =
                            uploads.stream().mapToInt(Http2Caller.Upload::sent).sum();
                    return last.getAndSet(sent) == sent;
                });
        return last.get();
    }

    private Http2Caller.Answer small() {
        return Http2Caller.send(caller.ask(HttpMethod.POST, ORDERS, null), Buffer.buffer(new byte[20_000]));
    }

    @Test
    @Tag("long")
    void a_trickling_body_is_given_up_and_others_of_the_connection_go_on() {
        var trickling = caller.ask(HttpMethod.POST, ORDERS, null).setChunked(true);
        var silent = caller.ask(HttpMethod.POST, ORDERS, null).setChunked(true);
        var answer = Http2Caller.answerOf(trickling);
        var other = Http2Caller.answerOf(silent);
        silent.write("{");
        var drops = new AtomicInteger();
        while (!answer.isComplete() && drops.get() < 100) {
            trickling.write(" ");
            drops.incrementAndGet();
            pause(100);
        }

        assertThat(Http2Caller.result(answer).status()).isEqualTo(408);
        assertThat(Http2Caller.result(answer).body()).contains("REQUEST_TOO_SLOW");
        assertThat(Http2Caller.result(other).status()).isEqualTo(408);
        assertThat(small().status()).isEqualTo(201);
        assertThat(caller.told).isNotDone();
    }

    @Test
    @Tag("long")
    void an_early_answer_reaches_its_caller_and_the_rest_of_the_body_is_not_wanted() {
        var request = caller.ask(HttpMethod.PUT, MATERIAL, "early").setChunked(true);
        var reset = new AtomicInteger(-1);
        request.exceptionHandler(fault -> {
            if (fault instanceof StreamResetException end) {
                reset.set((int) end.getCode());
            }
        });
        var answer = Http2Caller.answerOf(request);
        // More than is read ahead, so that its service has the request.
        request.write(Buffer.buffer(new byte[20_000]));

        assertThat(Http2Caller.result(answer).status()).isEqualTo(409);
        for (var piece = 0; piece < 50; piece++) {
            request.write(Buffer.buffer(new byte[100_000]));
        }
        assertThat(small().status()).isEqualTo(201);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(reset).as("NO_ERROR").hasValue(0));
        assertThat(small().status()).isEqualTo(201);
        assertThat(caller.told).isNotDone();
    }

    @Test
    void a_body_above_the_limit_is_refused_whether_its_length_is_told_or_not() {
        for (var told : new String[] {String.valueOf(Operation.USUAL_BODY + 1), "5000000000", null}) {
            var request = caller.ask(HttpMethod.POST, ORDERS, null);
            if (told != null) {
                request.putHeader("Content-Length", told);
            }
            var upload = Http2Caller.upload(request, MIB + 1);
            assertThat(Http2Caller.result(upload.answer).status()).isEqualTo(413);
            assertThat(Http2Caller.result(upload.answer).body()).contains("BODY_TOO_LARGE");
        }
        assertThat(small().status()).isEqualTo(201);
        assertThat(caller.told).isNotDone();
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
