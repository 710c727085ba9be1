package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each running service shows the metrics that rules and dashboards want of it (deploy/monitoring/metrics.yaml). */
class MetricNamesTest {
    private static final Path METRICS = Path.of("..", "deploy", "monitoring", "metrics.yaml");
    private static final int GATEWAY = 8080;
    /** Between the port of a process and that of its management. */
    private static final int MANAGEMENT = 100;

    private static final Pattern A_THING = Pattern.compile("\"[^\"]*(?:[0-9a-f]{8}-[0-9a-f]{4}-|\\d{11})[^\"]*\"");
    private static final Map<String, Integer> SERVICES = new TreeMap<>(Map.of(
            "filing-service", 8201,
            "verification-service", 8202,
            "inspection-service", 8203,
            "account-service", 8204,
            "legacy-import-service", 8205));
    private static final Map<String, Integer> ALL = new TreeMap<>(SERVICES);

    static {
        ALL.put("gateway", 8180);
    }

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int shift = Stack.fromEnvironment().gateway().getPort() - GATEWAY;

    @Test
    void a_service_shows_what_the_rules_want_of_it() throws IOException, InterruptedException {
        var shown = new TreeMap<String, Set<String>>();
        for (var service : ALL.entrySet()) {
            asks(service.getValue() + shift - MANAGEMENT);
            shown.put(service.getKey(), names(service.getValue() + shift));
        }

        assertThat(missing(new YAMLMapper().readTree(METRICS.toFile()), shown)).isEmpty();
        // the canary: a name with a slip, and a service that does not show what another one does
        var slip = new YAMLMapper()
                .readTree("[{name: icp_outbox_oldest_second, of: services, first: start},"
                        + " {name: icp_outbox_parked, of: [gateway], first: start}]");
        assertThat(missing(slip, shown)).hasSize(SERVICES.size() + 1);
    }

    @Test
    void no_label_names_a_thing_or_a_person() throws IOException, InterruptedException {
        for (var port : ALL.values()) {
            assertThat(lines(port + shift).filter(MetricNamesTest::tells)).isEmpty();
        }
        assertThat(tells("icp_x{order=\"0190c9a1-7b2e-7c55-8a3f-0123456789ab\"} 1.0"))
                .isTrue();
        assertThat(tells("http_server_requests_seconds_count{uri=\"/api/v1/accounts/13800000000\"} 1.0"))
                .isTrue();
        assertThat(tells("icp_x{state=\"DRAFT\",age=\"under_1d\"} 13800000000.0"))
                .isFalse();
    }

    /** Whether a label of one of our metrics, or of requests, holds an id or a number as long as a phone's. */
    private static boolean tells(String line) {
        return line.matches("(?:icp_|gateway_|http_server_requests)[^{]*\\{.*")
                && A_THING.matcher(line).find();
    }

    private static List<String> missing(JsonNode wanted, Map<String, Set<String>> shown) {
        var missing = new ArrayList<String>();
        for (var metric : wanted) {
            if (metric.get("first").asText().equals("start")) {
                of(metric.get("of")).stream()
                        .filter(service ->
                                !shown.get(service).contains(metric.get("name").asText()))
                        .forEach(service -> missing.add(
                                service + " lacks " + metric.get("name").asText()));
            }
        }
        return missing;
    }

    private static Set<String> of(JsonNode services) {
        return switch (services.asText()) {
            case "all" -> ALL.keySet();
            case "services" -> SERVICES.keySet();
            default -> services.valueStream().map(JsonNode::asText).collect(Collectors.toSet());
        };
    }

    private Set<String> names(int port) throws IOException, InterruptedException {
        return lines(port).map(line -> line.split("[ {]", 2)[0]).collect(Collectors.toSet());
    }

    /** A service has times of requests from its first one on, which another test need not have sent yet. */
    private void asks(int port) throws IOException, InterruptedException {
        var none = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/none"))
                .build();
        assertThat(http.send(none, BodyHandlers.discarding()).statusCode()).isBetween(400, 499);
    }

    private Stream<String> lines(int port) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/metrics"))
                        .header("Accept", "text/plain")
                        .build(),
                BodyHandlers.ofLines());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body().filter(line -> !line.startsWith("#"));
    }
}
