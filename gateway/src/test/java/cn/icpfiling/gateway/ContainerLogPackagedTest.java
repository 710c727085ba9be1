package cn.icpfiling.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a process writes in a container, from its first line to its last: the packaged gateway, with the settings of its manifest. Each line
 * is one JSON object with the fields of docs/operating.md. Texts with line ends are JsonLogApiTest's of platform/web. Runs after the
 * package is made: {@code mvn -pl gateway verify}.
 */
class ContainerLogPackagedTest {
    private static final Path ROOT = Path.of("..");
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final Duration LONG = Duration.ofMinutes(2);

    /** The only words of a JVM that starts. */
    private static final Pattern OF_THE_JVM = Pattern.compile("NOTE: Picked up JDK_JAVA_OPTIONS: .*");

    private static final Pattern LISTENING = Pattern.compile("Listening on: http://127\\.0\\.0\\.1:(\\d+)");
    private static final Pattern FIELD = Pattern.compile("`((?:mdc\\.)?[a-zA-Z]+)`");
    private static final Set<String> OPTIONAL = Set.of("stackTrace");

    @TempDir
    Path folder;

    private Process process;

    @AfterEach
    void nothing_runs_on() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void each_line_of_a_process_is_an_object_from_its_start_through_a_request_to_its_end() throws Exception {
        start(Map.of());
        await().atMost(LONG).until(() -> port().isPresent() || !process.isAlive());
        var port = port().orElseThrow(() -> new AssertionError(written()));
        var refused = signIn(port);
        assertThat(refused).isEqualTo(503);
        await().atMost(LONG).until(() -> output().stream().anyMatch(line -> line.contains(TRACE)));
        process.destroy();
        assertThat(process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();

        var lines = judged();
        assertThat(lines).hasSizeGreaterThan(4);
        assertThat(lines).allMatch(line -> line.path("service").asText().equals("gateway"));
        assertThat(lines.stream()
                        .filter(line -> line.at("/mdc/traceId").asText().equals(TRACE)))
                .isNotEmpty()
                .allMatch(line -> line.at("/mdc/spanId").asText().matches("[0-9a-f]{16}"));
        assertThat(lines.getLast().path("message").asText()).contains("stopped in");
    }

    /** The exception has causes, and so many lines. */
    @Test
    void a_start_that_is_refused_is_one_line() throws Exception {
        start(Map.of("ICP_ENVIRONMENT", "production"));
        assertThat(process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isNotZero();

        var errors = judged().stream()
                .filter(line -> line.path("level").asText().equals("ERROR"))
                .toList();
        assertThat(errors).hasSize(1);
        assertThat(errors.getFirst().path("stackTrace").asText())
                .contains("Refusing to start: icp.environment is production")
                .contains("\n\tat ", "\nCaused by: ");
    }

    /** The log is set up after the settings are read; the page says so. */
    @Test
    void a_setting_of_the_wrong_form_ends_a_start_before_there_is_a_log() throws Exception {
        start(Map.of("QUARKUS_HTTP_PORT", "none"));
        assertThat(process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isNotZero();

        assertThat(output()).isEmpty();
        assertThat(Files.readString(folder.resolve("err"))).contains("quarkus.http.port");
        assertThat(page().replaceAll("\\s+", " ")).contains("a setting of the wrong form");
    }

    @Test
    void lines_that_a_collector_cannot_take_are_found() throws IOException {
        var sound =
                "{\"timestamp\":\"2026-12-02T03:50:59.790111211Z\",\"loggerName\":\"a.B\",\"level\":\"INFO\",\"message\":\"m\","
                        + "\"threadName\":\"main\",\"mdc\":{},\"service\":\"gateway\"}";
        assertThat(faults(List.of(sound, sound))).isEmpty();
        for (var planted : List.of(
                "2026-01-01T00:00:00.000Z WARN  [c.i.Any] refused",
                "\tat a.b(C.java:1)",
                "",
                "[" + sound + "]",
                sound + sound,
                sound.replace("\"level\":\"INFO\",", ""),
                sound.replace("\"m\"", "\"\""),
                sound.replace("790111211Z", "790111211+08:00"),
                sound.replace("2026-12-02T", "02 Dec "),
                sound.replace("\"mdc\":{}", "\"mdc\":{},\"hostName\":\"node-1\""))) {
            assertThat(faults(List.of(sound, planted))).as(planted).hasSize(1);
        }
        assertThat(faults(List.of())).hasSize(1);
        assertThat(documented())
                .containsExactlyInAnyOrder(
                        "timestamp",
                        "service",
                        "loggerName",
                        "threadName",
                        "level",
                        "message",
                        "mdc.traceId",
                        "mdc.spanId",
                        "mdc.traceparent",
                        "stackTrace");
    }

    private List<JsonNode> judged() throws IOException {
        var lines = output();
        assertThat(faults(lines)).as(written()).isEmpty();
        assertThat(Files.readAllLines(folder.resolve("err")))
                .allMatch(line -> OF_THE_JVM.matcher(line).matches());
        var objects = new ArrayList<JsonNode>();
        for (var line : lines) {
            objects.add(JSON.readTree(line));
        }
        return objects;
    }

    private static List<String> faults(List<String> lines) throws IOException {
        var known = documented().stream()
                .map(field -> field.replaceFirst("\\..*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        var faults = new ArrayList<String>();
        if (lines.isEmpty()) {
            faults.add("no line");
        }
        for (var line : lines) {
            if (!isSound(line, known)) {
                faults.add(line);
            }
        }
        return faults;
    }

    private static boolean isSound(String line, Set<String> known) {
        try {
            var object = JSON.readTree(line);
            var names = object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
            var wanted = new TreeSet<>(known);
            wanted.removeAll(OPTIONAL);
            return names.containsAll(wanted)
                    && known.containsAll(names)
                    && object.path("mdc").isObject()
                    && wanted.stream()
                            .filter(name -> !name.equals("mdc") && !name.equals("threadName"))
                            .noneMatch(name -> object.path(name).asText().isEmpty())
                    && OffsetDateTime.parse(object.path("timestamp").asText())
                            .getOffset()
                            .equals(ZoneOffset.UTC);
        } catch (JsonProcessingException | DateTimeException unsound) {
            return false;
        }
    }

    /** The fields in the table of the page. */
    private static Set<String> documented() throws IOException {
        return page().lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|")[1])
                .flatMap(cell -> FIELD.matcher(cell).results())
                .map(field -> field.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String page() throws IOException {
        var page = Files.readString(ROOT.resolve("docs/operating.md"));
        var begin = page.indexOf("\n### Logs\n");
        assertThat(begin).isPositive();
        return page.substring(begin, page.indexOf("\n### ", begin + 1));
    }

    private void start(Map<String, String> settings) throws IOException {
        assertThat(JAR).as("mvn -pl gateway -am package makes it").exists();
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        JAR.toString())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.matches("(?:ICP|QUARKUS)_.*|JAVA_TOOL_OPTIONS"));
        for (var line : Files.readAllLines(ROOT.resolve("deploy/kubernetes/base/gateway/config.env"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                var setting = line.split("=", 2);
                environment.put(setting[0], setting[1]);
            }
        }
        environment.putAll(Map.of(
                "ICP_ENVIRONMENT", "test",
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_HTTP_PORT", "0",
                "QUARKUS_MANAGEMENT_HOST", "127.0.0.1",
                "QUARKUS_MANAGEMENT_PORT", "0",
                "QUARKUS_SHUTDOWN_DELAY", "0s",
                "ICP_ACCOUNT_URL", "http://127.0.0.1:1",
                "ICP_GATEWAY_ACCOUNT_ADDRESSES", "http://127.0.0.1:1",
                "ICP_GATEWAY_REHEARSAL", "0s"));
        environment.putAll(settings);
        process = builder.start();
    }

    /** The service behind the gateway is not there, which is worth a line. */
    private static int signIn(int port) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/sessions"))
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", "0190c9a1-7b2e-7c55-8a3f-0123456789ab")
                    .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                    .POST(BodyPublishers.ofString("{\"login\": \"any\", \"password\": \"none\"}"))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private Optional<Integer> port() throws IOException {
        return output().stream()
                .flatMap(line -> LISTENING.matcher(line).results())
                .map(listening -> Integer.valueOf(listening.group(1)))
                .findFirst();
    }

    private List<String> output() throws IOException {
        return Files.readAllLines(folder.resolve("out"));
    }

    private String written() {
        try {
            return Files.readString(folder.resolve("out")) + Files.readString(folder.resolve("err"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
