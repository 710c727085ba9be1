package cn.icpfiling.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** However a request ends, its turn comes back. */
class PermitsTest {

    @Test
    void a_host_gets_as_many_turns_as_the_setting_says() throws Exception {
        var permits = new HostPermits(10, 2);
        var soon = Duration.ofMillis(50);
        var first = permits.ofHost("a.example", new Deadline(soon, soon));
        var second = permits.ofHost("a.example", new Deadline(soon, soon));
        Assertions.assertThatThrownBy(() -> permits.ofHost("a.example", new Deadline(soon, soon)))
                .isInstanceOf(FetchFault.class);

        first.close();
        permits.ofHost("a.example", new Deadline(soon, soon)).close();
        second.close();
        permits.ofHost("a.example", new Deadline(soon, soon)).close();
    }

    private static final String HERE = "127.0.0.2";
    private static final int AT_ONCE = 3;

    @Test
    @Tag("long")
    void every_turn_comes_back_from_answers_resets_silence_and_interrupts() throws Exception {
        var scene = new Scene().resolveAllOthers(HERE);
        try (var server = new StrangeServer(Scene.address(HERE), 0, (head, in, out, connection) -> {
                    if (head.contains("/reset")) {
                        connection.setSoLinger(true, 0);
                    } else if (head.contains("/silent")) {
                        Thread.sleep(3000);
                    } else {
                        out.write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    }
                });
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var client = scene.client(server.port(), AT_ONCE, Scene.systemTrust(), HERE + "/32");
            var calls = new ArrayList<Future<FetchedPage>>();
            for (var call = 0; call < 40; call++) {
                var path = new String[] {"/reset", "/silent", "/well", "/interrupted"}[call % 4];
                var url = Scene.url("h" + call % 5 + ".example.com", server.port(), path);
                calls.add(threads.submit(() -> client.get(url, Scene.QUICK)));
                if (path.equals("/interrupted")) {
                    Thread.sleep(2);
                    calls.getLast().cancel(true);
                }
            }
            for (var call : calls) {
                if (!call.isCancelled()) {
                    call.get(10, TimeUnit.SECONDS);
                }
            }
            // A cancelled call gives its turn back when its read ends, which is within the limits of the request.
            Awaitility.await().atMost(Scene.QUICK.whole().plusSeconds(2)).until(() -> client.freePermits() == AT_ONCE);
            for (var host = 0; host < 5; host++) {
                var url = Scene.url("h" + host + ".example.com", server.port(), "/well");
                assertThat(client.get(url, Scene.QUICK).status()).isEqualTo(204);
            }
        }
    }

    @Test
    void one_request_at_a_time_asks_a_host_and_so_many_the_world() throws Exception {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        var scene = new Scene().resolveAllOthers(HERE);
        try (var server = new StrangeServer(Scene.address(HERE), 0, (head, in, out, connection) -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    Thread.sleep(30);
                    now.decrementAndGet();
                    out.write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                });
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var client = scene.client(server.port(), AT_ONCE, Scene.systemTrust(), HERE + "/32");

            all(threads, client, server.port(), "one.example.com", 3);
            assertThat(most.getAndSet(0)).isOne();
            all(threads, client, server.port(), "h%d.example.com", 12);
            assertThat(most.get()).isBetween(2, AT_ONCE);
        }
    }

    @Test
    @Tag("long")
    void a_request_that_gets_no_turn_says_so() throws IOException, InterruptedException {
        var scene = new Scene().resolveAllOthers(HERE);
        var inHand = new CountDownLatch(1);
        try (var server = new StrangeServer(Scene.address(HERE), 0, (head, in, out, connection) -> {
                    inHand.countDown();
                    Thread.sleep(3000);
                });
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var client = scene.client(server.port(), 2, Scene.systemTrust(), HERE + "/32");
            var slow = new FetchLimits(Scene.QUICK.whole(), Scene.QUICK.whole(), 1024, 1024, 1024, 100, 0);
            var first = threads.submit(() -> client.get(Scene.url("a.example.com", server.port(), "/"), slow));
            inHand.await(5, TimeUnit.SECONDS);
            var quick = new FetchLimits(Duration.ofMillis(200), Duration.ofMillis(200), 1024, 1024, 1024, 100, 0);

            var second = client.get(Scene.url("a.example.com", server.port(), "/"), quick);

            assertThat(second.outcome()).isEqualTo(FetchOutcome.TOO_BUSY);
            assertThat(second.detail()).isEqualTo("HOST");
            assertThat(first).isNotNull();
        }
    }

    @Test
    void two_wait_for_a_host_and_take_no_turn_from_the_others() throws Exception {
        var scene = new Scene().resolveAllOthers(HERE);
        var go = new CountDownLatch(1);
        try (var server = new StrangeServer(Scene.address(HERE), 0, (head, in, out, connection) -> {
                    if (head.contains("/held")) {
                        go.await(5, TimeUnit.SECONDS);
                    }
                    out.write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                });
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var client = scene.client(server.port(), 2, Scene.systemTrust(), HERE + "/32");
            var slow = new FetchLimits(Duration.ofSeconds(5), Duration.ofSeconds(5), 1024, 1024, 1024, 100, 0);
            var held = Scene.url("held.example.com", server.port(), "/held");
            var calls = new ArrayList<Future<FetchedPage>>();
            for (var call = 0; call < 5; call++) {
                calls.add(threads.submit(() -> client.get(held, slow)));
            }
            Awaitility.await().until(() -> calls.stream().filter(Future::isDone).count() == 2);

            assertThat(client.freePermits()).isOne();
            assertThat(client.get(Scene.url("other.example.com", server.port(), "/"), Scene.QUICK)
                            .status())
                    .isEqualTo(204);
            go.countDown();
            var outcomes = new ArrayList<FetchOutcome>();
            for (var call : calls) {
                outcomes.add(call.get(10, TimeUnit.SECONDS).outcome());
            }
            assertThat(outcomes)
                    .containsOnly(FetchOutcome.FETCHED, FetchOutcome.TOO_BUSY)
                    .filteredOn(FetchOutcome.TOO_BUSY::equals)
                    .hasSize(2);
        }
    }

    private static void all(ExecutorService threads, SafeFetch client, int port, String host, int times)
            throws InterruptedException, ExecutionException, TimeoutException {
        var calls = new ArrayList<Future<FetchedPage>>();
        for (var call = 0; call < times; call++) {
            var url = Scene.url(host.formatted(call), port, "/");
            calls.add(threads.submit(() -> client.get(url, Scene.QUICK)));
        }
        for (var call : calls) {
            assertThat(call.get(10, TimeUnit.SECONDS).status()).isEqualTo(204);
        }
        assertThat(client.freePermits()).isEqualTo(AT_ONCE);
    }
}
