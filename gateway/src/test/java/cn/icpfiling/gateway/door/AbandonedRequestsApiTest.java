package cn.icpfiling.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Callers who leave, in every step of an exchange. */
@QuarkusTest
@QuarkusTestResource(StubServices.class)
class AbandonedRequestsApiTest {

    private static final String ORDERS = "/api/v1/orders";
    private static final String FINDINGS = "/api/v1/findings";
    private static final int ROUNDS = 50;
    private static final long SEED = 20261127;

    @Inject
    LoopClients clients;

    /** What a caller does before leaving. */
    private interface Step {
        void before(RawCaller leaving) throws IOException;
    }

    private static final List<Step> STEPS = List.of(
            caller -> caller.send("GET " + ORDERS + " HTTP/1.1\r\nHost: x\r\nAuth"),
            caller -> caller.send(RawCaller.get(ORDERS)),
            caller -> caller.send(RawCaller.get(ORDERS, "x-behave: silent")),
            caller -> caller.send(
                    RawCaller.request("POST", ORDERS, "Content-Type: application/json", "Content-Length: 1000") + "{"),
            caller -> caller.send(
                    RawCaller.request("POST", ORDERS, "Content-Type: application/json", "Transfer-Encoding: chunked")
                            + "5\r\n{\"a\":\r\n"),
            caller -> caller.send(RawCaller.get(ORDERS, "x-behave: endless")).read(4_000),
            caller -> caller.send(RawCaller.get(ORDERS, "x-behave: endless")).read(100_000),
            caller -> caller.send(RawCaller.get("/openapi")).read(4_000),
            // Of another service: its silence is noticed before the leaving of a caller who sent ahead, and opens the
            // circuit.
            caller -> caller.send(RawCaller.get(ORDERS) + RawCaller.get(FINDINGS, "x-behave: silent")));

    @Test
    @Tag("long")
    void callers_who_leave_at_any_moment_leave_nothing_behind_and_others_are_served() throws Exception {
        leave(STEPS.size(), 1);
        settled();
        var descriptors = descriptors();
        var heap = heap();

        var stop = new AtomicBoolean();
        var faults = new ConcurrentLinkedQueue<String>();
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var other = 0; other < 3; other++) {
                var _ = others.submit(() -> keepAsking(stop, faults));
            }
            try {
                leave(ROUNDS * STEPS.size(), 6);
            } finally {
                stop.set(true);
            }
        }

        assertThat(faults).as("answers to callers who stayed").isEmpty();
        settled();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(descriptors()).as("file descriptors").isLessThan(descriptors + 40));
        assertThat(heap()).as("heap").isLessThan(heap + (16L << 20));
    }

    /** Nothing is under way any more, in the gateway and at the services. */
    private void settled() {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(StubServices.UNANSWERED).as("requests at the services").hasValue(0);
            assertThat(clients.all()).allSatisfy(loop -> {
                assertThat(loop.pulse().underWay()).as("under way").isZero();
                assertThat(loop.pulse().connectionsHeld())
                        .as("connections in use")
                        .isZero();
            });
        });
        assertThat(StubServices.CONNECTIONS).as("connections to services").hasSizeLessThan(64);
    }

    private static void leave(int times, int atOnce) throws Exception {
        var random = new Random(SEED);
        var leaving = new ArrayList<Callable<Void>>();
        for (var time = 0; time < times; time++) {
            var step = STEPS.get(time % STEPS.size());
            var moment = random.nextInt(2_000_000);
            var hard = random.nextBoolean();
            leaving.add(() -> leave(step, moment, hard));
        }
        try (var threads = Executors.newFixedThreadPool(atOnce)) {
            for (var left : threads.invokeAll(leaving)) {
                left.get();
            }
        }
    }

    private static Void leave(Step step, int moment, boolean hard) throws IOException {
        try (var caller = new RawCaller(8 << 10)) {
            step.before(caller);
            var until = System.nanoTime() + moment;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            if (hard) {
                caller.tearDown();
            }
        } catch (SocketException early) {
            // The gateway was quicker.
        }
        return null;
    }

    private static void keepAsking(AtomicBoolean stop, ConcurrentLinkedQueue<String> faults) {
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + ORDERS))
                    .header("Authorization", "Bearer " + StubServices.token())
                    .timeout(Duration.ofSeconds(10))
                    .build();
            while (!stop.get()) {
                var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 201) {
                    faults.add(answer.statusCode() + " " + answer.body());
                }
            }
        } catch (IOException e) {
            faults.add(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int descriptors() {
        var open = new File("/proc/self/fd").list();
        return open == null ? 0 : open.length;
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
