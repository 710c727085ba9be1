package cn.icpfiling.platform.web.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.platform.web.AccountStub;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bodies of requests that are answered before they are read. */
@QuarkusTest
@QuarkusTestResource(AccountStub.class)
class UnreadBodiesApiTest {

    private static final int MIB = 1 << 20;
    private static final int UPLOADS = 150;
    /** As application.properties of these tests has it. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final String REFUSED = "/api/v1/transfers/caller/refused";
    private static final String OPEN = "/api/v1/widgets/open";

    @TestHTTPResource
    URI address;

    @Test
    @Tag("long")
    void the_heap_stays_flat_under_a_hundred_and_fifty_of_them() throws Exception {
        try (var first = new Line(address)) {
            // What the first request of all loads is not counted.
            var _ = refused(first).call();
        }
        var before = heap();
        var lines = new ArrayList<Line>();
        for (var n = 0; n < UPLOADS; n++) {
            lines.add(new Line(address));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(lines.stream().map(this::refused).toList());
            for (var answer : answers) {
                assertThat(answer.get()).startsWith("HTTP/1.1 412");
            }

            // The connections are open yet, so all that the server keeps for them counts.
            assertThat(heap() - before).isLessThan(24L * MIB);

            // A gateway keeps its connections: one that is cut later, when nothing is wrong, fails another caller's
            // request.
            await().pollDelay(PATIENCE.multipliedBy(2)).until(() -> true);
            var next = threads.invokeAll(lines.stream().map(this::goesOn).toList());
            for (var answer : next) {
                assertThat(answer.get()).startsWith("HTTP/1.1 200");
            }
        } finally {
            for (var line : lines) {
                line.close();
            }
        }
    }

    @Test
    @Tag("long")
    void a_caller_who_neither_ends_the_body_nor_leaves_is_cut_off() throws IOException {
        try (var line = new Line(address)) {
            line.begins("PUT", REFUSED, MIB);
            line.sends(MIB / 2);

            assertThat(line.answer()).startsWith("HTTP/1.1 412");
            assertThat(line.isClosedByServer()).isTrue();
        }
    }

    @Test
    @Tag("long")
    void a_caller_who_waits_to_be_invited_is_told_that_the_connection_ends() throws IOException {
        try (var line = new Line(address)) {
            line.says("PUT " + REFUSED + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\n"
                    + "Expect: 100-continue\r\nContent-Length: 1000\r\n\r\n");

            assertThat(line.answer()).startsWith("HTTP/1.1 412").containsIgnoringCase("Connection: close");
            assertThat(line.isClosedByServer()).isTrue();
        }
    }

    private Callable<String> refused(Line line) {
        return () -> {
            line.begins("PUT", REFUSED, MIB / 2);
            line.sends(MIB / 2);
            return line.answer();
        };
    }

    private Callable<String> goesOn(Line line) {
        return () -> {
            line.says("GET " + OPEN + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            return line.answer();
        };
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
