package cn.icpfiling.systemtests.traffic;

import cn.icpfiling.platform.contract.ContractSchemas;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes the examples of the published contract from recorded exchanges: per operation one request and one response of
 * each success, one refusal where rules are broken or where the schema has members of its own, and one refusal per problem code for all operations. The smallest
 * exchange that shows something is taken, with {@link Placeholders}. A body that does not fit the contract's schema is
 * no example but a finding, and is told.
 *
 * <p>{@code Examples <root of the repository> <published contract> <folder of the recording> [--anew]}. An example that
 * is there and still fits stays, so a new recording changes nothing but what was missing; {@code --anew} takes all from
 * the recording.
 */
public final class Examples {

    private static final int LARGEST = 4_000;
    private static final int ENTRIES = 2;
    private static final int TOLD = 40;
    private static final String JSON = "application/json";
    private static final String RULES_BROKEN = "RULES_BROKEN";

    private final Contract contract;
    private final ContractSchemas schemas;
    private final ExampleFiles files;
    private final boolean anew;
    private final TreeSet<String> findings = new TreeSet<>();
    private int requests;
    private int successes;
    private int refusals;

    Examples(Contract contract, ExampleFiles files, boolean anew) {
        this.contract = contract;
        this.schemas = new ContractSchemas(contract.document());
        this.files = files;
        this.anew = anew;
    }

    public static void main(String... args) throws IOException {
        var contract = Contract.of(Path.of(args[1]));
        var files = new ExampleFiles(Path.of(args[0]), LocalDate.now(ZoneId.of("Asia/Shanghai")));
        var examples = new Examples(contract, files, List.of(args).contains("--anew"));
        examples.take(Exchange.read(Path.of(args[2])));
        files.write();
        examples.report().forEach(System.out::println);
    }

    void take(List<Exchange> recorded) {
        var ofOperation = new TreeMap<String, List<Exchange>>();
        var ofCode = new TreeMap<String, List<Exchange>>();
        for (var exchange : recorded) {
            var called = contract.operation(exchange.method(), exchange.path())
                    .filter(operation -> operation.codes().containsKey(exchange.status())
                            && operation.method().equals(exchange.method()));
            called.ifPresent(operation -> ofOperation
                    .computeIfAbsent(operation.id(), it -> new ArrayList<>())
                    .add(exchange));
            if (exchange.isRefusal()
                    && called.map(operation -> contract.isPlainProblem(operation, exchange.status()))
                            .orElse(true)
                    && !exchange.code().isEmpty()
                    && !exchange.path().startsWith("/internal/")) {
                ofCode.computeIfAbsent(exchange.code(), it -> new ArrayList<>()).add(exchange);
            }
        }
        for (var operation : contract.operations()) {
            take(operation, ofOperation.getOrDefault(operation.id(), List.of()));
        }
        ofCode.forEach(this::takeProblem);
    }

    List<String> report() {
        var lines = new ArrayList<String>();
        lines.add("Examples: %d requests, %d successes, %d refusals of operations, %d problems; %d findings."
                .formatted(requests, successes, refusals, files.problems(), findings.size()));
        findings.stream().limit(TOLD).forEach(finding -> lines.add("✗ " + finding));
        return lines;
    }

    private void take(Contract.Operation operation, List<Exchange> recorded) {
        for (var status : operation.codes().keySet()) {
            var place = "/paths/" + escaped(operation.path()) + "/"
                    + operation.method().toLowerCase(Locale.ROOT);
            var ofStatus = recorded.stream()
                    .filter(exchange -> exchange.status().equals(status))
                    .toList();
            if (status.startsWith("2")) {
                var kept = kept(operation, place, status);
                var chosen =
                        kept.isPresent() ? Optional.<Exchange>empty() : success(operation, place, status, ofStatus);
                kept.or(() -> chosen.map(Exchange::response)).ifPresent(body -> {
                    files.response(operation, status, JSON, body);
                    successes++;
                });
                request(operation, place, chosen, ofStatus);
            } else {
                for (var code : operation.codes().get(status)) {
                    if (code.equals(RULES_BROKEN) || !contract.isPlainProblem(operation, status)) {
                        refusal(operation, status, code, ofStatus);
                    }
                }
            }
        }
    }

    /** The example that is there, if it still fits. */
    private Optional<JsonNode> kept(Contract.Operation operation, String place, String status) {
        return files.response(operation, status, JSON)
                .filter(body -> !anew && fits(place + "/responses/" + status + "/content/application~1json", body));
    }

    private Optional<Exchange> success(
            Contract.Operation operation, String place, String status, List<Exchange> recorded) {
        return smallest(
                operation.id() + " " + status,
                place + "/responses/" + status + "/content/application~1json",
                recorded.stream()
                        .filter(exchange -> exchange.responseType().equals(JSON))
                        .map(Examples::shortened)
                        .sorted(Comparator.comparing(Exchange::isEmptyList)
                                .thenComparing(Exchange::length)
                                .thenComparing(exchange -> exchange.response().toString()))
                        .toList(),
                Exchange::response);
    }

    private void request(
            Contract.Operation operation, String place, Optional<Exchange> chosen, List<Exchange> recorded) {
        var at = place + "/requestBody/content/application~1json";
        var kept = files.request(operation, JSON).filter(body -> !anew && fits(at, body));
        var best = kept.isPresent()
                ? kept
                : smallest(
                                operation.id() + " request",
                                at,
                                Stream.concat(
                                                chosen.stream(),
                                                recorded.stream()
                                                        .map(Examples::shortened)
                                                        .sorted(Comparator.comparing(Exchange::length)))
                                        .filter(exchange ->
                                                exchange.requestType().equals(JSON))
                                        .toList(),
                                Exchange::request)
                        .map(Exchange::request);
        best.ifPresent(body -> {
            files.request(operation, JSON, body);
            requests++;
        });
    }

    private void refusal(Contract.Operation operation, String status, String code, List<Exchange> recorded) {
        var kept = files.response(operation, status, code).filter(body -> !anew && isProblem(body));
        kept.or(() -> recorded.stream()
                        .filter(exchange -> exchange.code().equals(code))
                        .map(Examples::shortened)
                        .sorted(inChineseThenSmall())
                        .map(exchange -> Placeholders.of(exchange).response())
                        .filter(this::isProblem)
                        .findFirst())
                .ifPresent(body -> {
                    files.response(operation, status, code, body);
                    refusals++;
                });
    }

    private void takeProblem(String code, List<Exchange> recorded) {
        if (!anew && files.problem(code).filter(this::isProblem).isPresent()) {
            return;
        }
        recorded.stream()
                .map(Examples::shortened)
                .sorted(inChineseThenSmall())
                .map(exchange -> Placeholders.of(exchange).response())
                .filter(this::isProblem)
                .findFirst()
                .ifPresent(body -> files.problem(code, body));
    }

    private boolean isProblem(JsonNode body) {
        return schemas.faults("/components/schemas/Problem", body).isEmpty();
    }

    private boolean fits(String media, JsonNode body) {
        return !contract.document().at(media).isMissingNode()
                && body.toString().length() <= LARGEST
                && schemas.faults(media + "/schema", body).isEmpty();
    }

    private Optional<Exchange> smallest(
            String what, String media, List<Exchange> sorted, Function<Exchange, JsonNode> part) {
        if (contract.document().at(media).path("schema").isMissingNode()) {
            return Optional.empty();
        }
        for (var exchange : sorted) {
            var shown = Placeholders.of(exchange);
            var body = part.apply(shown);
            if (body.isMissingNode() || body.toString().length() > LARGEST) {
                continue;
            }
            var faults = schemas.faults(media + "/schema", body);
            if (faults.isEmpty()) {
                return Optional.of(shown);
            }
            var before = schemas.faults(media + "/schema", part.apply(exchange));
            findings.add(what
                    + (before.isEmpty() ? " with placeholders: " : " differs from its schema: ")
                    + (before.isEmpty() ? faults : before).getFirst());
        }
        return Optional.empty();
    }

    private static Comparator<Exchange> inChineseThenSmall() {
        return Comparator.<Exchange, Boolean>comparing(
                        exchange -> exchange.response().path("title").asText().matches("\\p{ASCII}*"))
                .thenComparing(exchange -> exchange.response().toString().length())
                .thenComparing(exchange -> exchange.response().toString());
    }

    /** A list that is long has its first entries only: the next page begins where the limit ends. */
    private static Exchange shortened(Exchange exchange) {
        return exchange.length() <= LARGEST
                ? exchange
                : exchange.with(shortened(exchange.request()), shortened(exchange.response()));
    }

    private static JsonNode shortened(JsonNode node) {
        if (node instanceof ObjectNode object) {
            var copy = object.objectNode();
            object.properties().forEach(field -> copy.set(field.getKey(), shortened(field.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            var copy = array.arrayNode();
            for (var i = 0; i < Math.min(ENTRIES, array.size()); i++) {
                copy.add(shortened(array.get(i)));
            }
            return copy;
        }
        return node;
    }

    private static String escaped(String path) {
        return path.replace("~", "~0").replace("/", "~1");
    }
}
