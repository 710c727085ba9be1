package cn.icpfiling.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Callers who send many requests before they read one answer. */
@QuarkusTest
@QuarkusTestResource(StubServices.class)
class PipeliningApiTest {

    private static final String ORDERS = "/api/v1/orders";

    @Inject
    LoopClients clients;

    @Test
    void answers_come_in_the_order_of_their_requests() throws IOException {
        var requests = new StringBuilder();
        var rounds = 40;
        for (var round = 0; round < rounds; round++) {
            requests.append(RawCaller.get(ORDERS, "x-behave: sizes"))
                    .append(RawCaller.get("/nowhere"))
                    .append(RawCaller.request("POST", ORDERS, "Content-Type: application/json", "Content-Length: 7"))
                    .append("{\"a\":1}")
                    .append(RawCaller.request("HEAD", "/openapi"))
                    .append(RawCaller.get(ORDERS, "x-behave: none"));
        }
        try (var caller = new RawCaller()) {
            Thread.ofVirtual().start(() -> sendUntilRefused(caller, requests.toString()));
            for (var round = 0; round < rounds; round++) {
                for (var status : new int[] {200, 404, 201, 200, 204}) {
                    var head = caller.head();
                    assertThat(head).startsWith("http/1.1 " + status + " ");
                    if (!head.contains("\r\ncontent-type: application/yaml")) {
                        caller.read(length(head));
                    }
                }
            }
        }
    }

    private static int length(String head) {
        var at = head.indexOf("\r\ncontent-length: ");
        return at < 0 ? 0 : Integer.parseInt(head.substring(at + 18, head.indexOf("\r\n", at + 2)));
    }

    @Test
    @Tag("long")
    void a_caller_who_reads_no_answer_is_asked_no_more() throws Exception {
        // 37 MB, which fit into no buffer of the system: all is read, or the sender comes to a stop.
        var requests = "GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n".repeat(1_000);
        var sent = new AtomicInteger();
        try (var unread = new RawCaller(4 << 10)) {
            var sender = Thread.ofVirtual().start(() -> {
                for (var piece = 0; piece < 1_000 && sendUntilRefused(unread, requests); piece++) {
                    sent.incrementAndGet();
                }
            });
            int before;
            do {
                before = sent.get();
                sender.join(Duration.ofSeconds(1));
            } while (sender.isAlive() && sent.get() != before);

            assertThat(sent)
                    .as("thousands of requests read without an answer read")
                    .hasValueLessThan(1_000);
            unread.tearDown();
        }
    }

    @Test
    void unread_pages_fill_no_memory_and_others_are_served() throws IOException {
        var requests = RawCaller.get("/openapi").repeat(500);
        var callers = new ArrayList<RawCaller>();
        try {
            var before = directMemory();
            for (var caller = 0; caller < 4; caller++) {
                var unread = new RawCaller(4 << 10);
                callers.add(unread);
                Thread.ofVirtual().start(() -> sendUntilRefused(unread, requests));
            }
            for (var other = 0; other < 20; other++) {
                try (var served = new RawCaller()) {
                    assertThat(served.send(RawCaller.get(ORDERS, "x-behave: sizes"))
                                    .head())
                            .startsWith("http/1.1 200 ");
                }
            }
            assertThat(directMemory() - before).as("direct memory").isLessThan(24L << 20);
        } finally {
            for (var caller : callers) {
                caller.tearDown();
            }
        }
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(clients.all())
                        .allSatisfy(loop -> assertThat(loop.pulse().underWay()).isZero()));
    }

    private static boolean sendUntilRefused(RawCaller caller, String requests) {
        try {
            caller.send(requests);
            return true;
        } catch (IOException tornDown) {
            // As the end of the test wants it.
            return false;
        }
    }

    private static long directMemory() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }
}
