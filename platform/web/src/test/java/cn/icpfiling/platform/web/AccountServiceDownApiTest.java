package cn.icpfiling.platform.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.platform.web.log.JsonLogApiTest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The service is up although the one that has the keys is not. */
@QuarkusTest
@TestProfile(JsonLogApiTest.InAContainer.class)
class AccountServiceDownApiTest {

    private static final String TOKEN = TestKeys.signed(TestKeys.claims(UUID.randomUUID(), "applicant"));

    /** The runbook of EndedSessionsUnknown looks for this line. */
    @Test
    void the_log_says_why_it_is_not_known_which_sessions_ended() {
        var lines = new CopyOnWriteArrayList<String>();
        var log = Logger.getLogger("cn.icpfiling.platform.web.security.EndedSessionsCache");
        var kept = new Lines(lines);
        log.addHandler(kept);
        try {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(lines)
                            .anyMatch(line ->
                                    line.startsWith("WARN account-service does not tell which sessions ended: ")));
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
            lines.add(line.getLevel() + " " + ((ExtLogRecord) line).getFormattedMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    @Tag("long")
    void open_operations_work_and_tokens_wait() {
        given().get("/api/v1/widgets/open").then().statusCode(200);
        given().get("/api/v1/widgets/me").then().statusCode(401);
        given().auth()
                .oauth2(TOKEN)
                .get("/api/v1/widgets/me")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("code", equalTo("UPSTREAM_UNAVAILABLE"));
    }
}
