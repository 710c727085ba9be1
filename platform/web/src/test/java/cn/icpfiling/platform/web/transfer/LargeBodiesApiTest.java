package cn.icpfiling.platform.web.transfer;

import static io.restassured.RestAssured.given;
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

    /** One caller has half of the places. */
    private static final int PLACES_OF_ONE = PLACES / 2;

    private final String token = token();
    private final String other = token();
    private final String third = token();

    private static String token() {
        return TestKeys.signed(TestKeys.claims(UUID.randomUUID(), "applicant"));
    }

    @Inject
    BodiesInMemory bodies;

    @TestHTTPResource
    URI address;

    @Test
    void while_callers_stop_one_byte_before_the_end_others_are_told_to_wait_and_small_bodies_are_read()
            throws Exception {
        var waiting = new ArrayList<Line>();
        for (var n = 0; n < PLACES; n++) {
            waiting.add(stopsBeforeTheEnd(n < PLACES_OF_ONE ? token : other));
        }

        await().until(() -> bodies.free() == 0);
        try (var further = new Line(address);
                var small = new Line(address)) {
            posts(third, further, LARGEST);
            further.says(large());
            assertThat(further.head()).startsWith("HTTP/1.1 503").contains("Retry-After: 1");

            posts(token, small, SMALL.length());
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
    void a_caller_who_holds_half_of_the_places_is_told_to_wait_and_another_one_is_not() throws Exception {
        var waiting = new ArrayList<Line>();
        for (var n = 0; n < PLACES_OF_ONE; n++) {
            waiting.add(stopsBeforeTheEnd(token));
        }
        await().until(() -> bodies.free() == HEAP / 2);
        try (var further = new Line(address);
                var another = new Line(address)) {
            posts(token, further, LARGEST);
            further.says(large());
            assertThat(further.head()).startsWith("HTTP/1.1 503").contains("Retry-After: 1");

            posts(other, another, LARGEST);
            another.says(large());
            assertThat(another.head()).startsWith("HTTP/1.1 200");
        }
        for (var line : waiting) {
            line.close();
        }
        await().until(() -> bodies.free() == HEAP);
    }

    @Test
    void an_open_operation_takes_a_large_body_whatever_the_token() {
        given().header("Authorization", "Bearer nonsense")
                .contentType("application/json")
                .body(large())
                .when()
                .post("/api/v1/widgets/open")
                .then()
                .statusCode(200);
    }

    @Test
    void a_caller_who_goes_away_within_a_body_is_no_error_of_ours() throws Exception {
        var lines = new CopyOnWriteArrayList<String>();
        var log = Logger.getLogger("cn.icpfiling.platform.web.problem.ProblemMappers");
        var kept = new Lines(lines);
        log.addHandler(kept);
        try {
            try (var line = new Line(address)) {
                posts(token, line, LARGEST);
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

    private Line stopsBeforeTheEnd(String caller) throws IOException {
        var line = new Line(address);
        posts(caller, line, LARGEST);
        line.says(large().substring(0, LARGEST - 1));
        return line;
    }

    private static void posts(String caller, Line line, int length) throws IOException {
        line.says(
                "POST /api/v1/widgets HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                        + caller + "\r\nContent-Length: " + length + "\r\n\r\n");
    }

    private static String large() {
        return " ".repeat(LARGEST - SMALL.length()) + SMALL;
    }
}
