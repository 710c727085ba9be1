package cn.icpfiling.systemtests.drill.runbooks;

import cn.icpfiling.systemtests.Differs;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The Prometheus beside the stack, by its HTTP API. */
final class Prometheus {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** One series: its labels and its value now. */
    record Series(Map<String, String> labels, double value) {}

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI address;

    Prometheus(URI address) {
        this.address = address;
    }

    /** Returns what the expression has now; an expression that Prometheus does not understand differs. */
    List<Series> query(String expression) {
        var series = new ArrayList<Series>();
        var result = ask("/api/v1/query?query=" + encoded(expression)).path("data");
        if (result.path("resultType").asText().equals("scalar")) {
            return List.of(new Series(Map.of(), result.path("result").path(1).asDouble()));
        }
        for (var item : result.path("result")) {
            var labels = new TreeMap<String, String>();
            item.path("metric")
                    .properties()
                    .forEach(
                            label -> labels.put(label.getKey(), label.getValue().asText()));
            series.add(new Series(labels, number(item.path("value").path(1).asText())));
        }
        return series;
    }

    /** Whether each series of the expression fulfils the comparison, as in "is below 1"; not true if there is none. */
    boolean isTrue(String expression, String comparison) {
        var all = query(expression).size();
        return all > 0 && query("(" + expression + ") " + comparison).size() == all;
    }

    /** The names of all series of the last minutes, recording rules included. */
    Set<String> names() {
        var names = new TreeSet<String>();
        ask("/api/v1/label/__name__/values").path("data").forEach(name -> names.add(name.asText()));
        return names;
    }

    /** The labels of one firing alert of this name, if there is one. */
    Optional<Map<String, String>> firing(String alert) {
        return query("ALERTS{alertname=\"" + alert + "\",alertstate=\"firing\"}").stream()
                .map(Series::labels)
                .findFirst();
    }

    /** Since when the process has answered; empty if it does not. */
    Optional<Instant> ready() {
        try {
            return Optional.of(
                    Instant.ofEpochSecond((long) query("time()").getFirst().value()));
        } catch (UncheckedIOException | Differs away) {
            return Optional.empty();
        }
    }

    private static double number(String shown) {
        return switch (shown) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(shown);
        };
    }

    private JsonNode ask(String path) {
        try {
            var request = HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE);
            var answer = http.send(request.build(), BodyHandlers.ofString());
            Differs.unless(
                    answer.statusCode() == 200, "Prometheus answered %d: %s", answer.statusCode(), answer.body());
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException("Prometheus does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
