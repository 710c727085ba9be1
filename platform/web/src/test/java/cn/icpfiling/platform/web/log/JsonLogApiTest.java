package cn.icpfiling.platform.web.log;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.handlers.ConsoleHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In a container each line of the log is one JSON object, whatever the text of the line. */
@QuarkusTest
@TestProfile(JsonLogApiTest.InAContainer.class)
public class JsonLogApiTest {

    /** The setting of deploy/kubernetes/base. */
    public static final class InAContainer implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.log.console.json.enabled", "true",
                    "quarkus.application.name", "probe-service",
                    "icp.account.url", "http://localhost:1",
                    "quarkus.rest-client.other.url", "http://localhost:1");
        }
    }

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00f067aa0ba902b7";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private ConsoleHandler console;

    /** The handler that Quarkus made of the settings, with its filter; what it writes is read here. */
    @BeforeEach
    void readTheConsole() {
        console = handlers(InitialConfigurator.DELAYED_HANDLER)
                .filter(ConsoleHandler.class::isInstance)
                .map(ConsoleHandler.class::cast)
                .findFirst()
                .orElseThrow();
        console.setOutputStream(written);
    }

    @AfterEach
    void giveTheConsoleBack() {
        console.setTarget(ConsoleHandler.Target.SYSTEM_OUT);
    }

    @Test
    void a_failed_request_is_one_line_with_its_trace_and_its_stack() throws JsonProcessingException {
        given().header("traceparent", "00-" + TRACE + "-" + CALLER + "-01")
                .get("/api/v1/widgets/crash-in-the-open")
                .then()
                .statusCode(500);

        var line = only("GET /api/v1/widgets/crash-in-the-open failed");
        assertThat(line.path("service").asText()).isEqualTo("probe-service");
        assertThat(line.path("level").asText()).isEqualTo("ERROR");
        assertThat(line.path("loggerName").asText()).isEqualTo("cn.icpfiling.platform.web.problem.ProblemMappers");
        assertThat(line.at("/mdc/traceId").asText()).isEqualTo(TRACE);
        assertThat(line.at("/mdc/spanId").asText()).matches("[0-9a-f]{16}").isNotEqualTo(CALLER);
        assertThat(line.path("stackTrace").asText())
                .contains("java.lang.IllegalStateException: first line\nsecond line")
                .contains("\n\tat cn.icpfiling.platform.web.WidgetResource");
        var at = OffsetDateTime.parse(line.path("timestamp").asText());
        assertThat(at.getOffset()).isEqualTo(ZoneOffset.UTC);
        assertThat(at).isCloseToUtcNow(within(1, ChronoUnit.MINUTES));
        assertThat(line.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "timestamp", "loggerName", "level", "message", "threadName", "mdc", "stackTrace", "service");
    }

    @Test
    void a_text_with_line_ends_quotes_and_braces_makes_no_second_line() throws JsonProcessingException {
        var text = "a\r\n{\"level\":\"INFO\",\"message\":\"forged\"}\n\u001b[31m\u2028\"'}";
        Logger.getLogger(JsonLogApiTest.class).warnf("refused: %s", text);

        assertThat(only("refused: " + text).path("level").asText()).isEqualTo("WARN");
    }

    @Test
    void a_line_of_text_is_found() {
        assertThatThrownBy(() -> lines("2026-01-01T00:00:00.000Z WARN  [c.i.Any] refused\n\tat a.b(C.java:1)\n"))
                .isInstanceOf(JsonProcessingException.class);
    }

    private JsonNode only(String message) throws JsonProcessingException {
        console.flush();
        return lines(written.toString(StandardCharsets.UTF_8)).stream()
                .filter(line -> line.path("message").asText().equals(message))
                .reduce((one, other) -> {
                    throw new AssertionError("twice: " + one + other);
                })
                .orElseThrow(() -> new AssertionError(written.toString(StandardCharsets.UTF_8)));
    }

    /** Every line must be an object of its own, also those of the libraries. */
    private static List<JsonNode> lines(String text) throws JsonProcessingException {
        var lines = new ArrayList<JsonNode>();
        for (var line : text.split("\n")) {
            lines.add(JSON.readTree(line));
            assertThat(lines.getLast().isObject()).as(line).isTrue();
        }
        return lines;
    }

    private static Stream<Handler> handlers(Handler handler) {
        var inner = handler instanceof ExtHandler outer ? Arrays.stream(outer.getHandlers()) : Stream.<Handler>empty();
        return Stream.concat(Stream.of(handler), inner.flatMap(JsonLogApiTest::handlers));
    }
}
