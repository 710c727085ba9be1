package cn.icpfiling.platform.web.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.platform.web.AccountStub;
import cn.icpfiling.platform.web.BodyLimit;
import cn.icpfiling.platform.web.TestKeys;
import cn.icpfiling.platform.web.problem.BodiesInMemory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Bodies that a service reads whole: the bound is that of all of them together (icp.bodies.heap of these tests: 1 MiB). */
@QuarkusTest
@QuarkusTestResource(AccountStub.class)
class LargeBodiesApiTest {

    private static final int LARGEST = (int) BodyLimit.DEFAULT;
    /** Four of the largest bodies fit, with what is made of them. */
    private static final int PLACES = 4;

    private static final long HEAP = 1 << 20;

    private static final String SMALL = "{\"name\":\"a\",\"size\":1}";

    private final String token = TestKeys.signed(TestKeys.claims(UUID.randomUUID(), "applicant"));

    @Inject
    BodiesInMemory bodies;

    @TestHTTPResource
    URI address;

    @Test
    void while_callers_stop_one_byte_before_the_end_others_are_told_to_wait_and_small_bodies_are_read()
            throws Exception {
        var waiting = new ArrayList<Line>();
        for (var n = 0; n < PLACES; n++) {
            var line = new Line(address);
            posts(line, LARGEST);
            line.says(large().substring(0, LARGEST - 1));
            waiting.add(line);
        }

        await().until(() -> bodies.free() == 0);
        try (var further = new Line(address);
                var small = new Line(address)) {
            posts(further, LARGEST);
            further.says(large());
            assertThat(further.head()).startsWith("HTTP/1.1 503").contains("Retry-After: 1");

            posts(small, SMALL.length());
            small.says(SMALL);
            assertThat(small.head()).startsWith("HTTP/1.1 200");
        }

        for (var line : waiting.subList(0, PLACES / 2)) {
            line.says("}");
            assertThat(line.head()).startsWith("HTTP/1.1 200");
        }
        for (var line : waiting) {
            line.close();
        }
        await().until(() -> bodies.free() == HEAP);
    }

    @Test
    void a_caller_who_goes_away_within_a_body_is_no_error_of_ours() throws Exception {
        var lines = new CopyOnWriteArrayList<String>();
        var log = Logger.getLogger("cn.icpfiling.platform.web.problem.ProblemMappers");
        var kept = new Lines(lines);
        log.addHandler(kept);
        try {
            try (var line = new Line(address)) {
                posts(line, LARGEST);
                line.says(large().substring(0, LARGEST - 1));
                await().until(() -> bodies.free() < HEAP);
            }
            await().until(() -> bodies.free() == HEAP);
            await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(2)).until(lines::isEmpty);
        } finally {
            log.removeHandler(kept);
        }
    }

    private static final class Lines extends Handler {
        private final List<String> lines;

        Lines(List<String> lines) {
            this.lines = lines;
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getLevel() + " " + line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private void posts(Line line, int length) throws IOException {
        line.says(
                "POST /api/v1/widgets HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                        + token + "\r\nContent-Length: " + length + "\r\n\r\n");
    }

    private static String large() {
        return " ".repeat(LARGEST - SMALL.length()) + SMALL;
    }
}
