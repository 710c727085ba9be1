package cn.icpfiling.deploy.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** All objects of one overlay, as they would be applied. */
record Bundle(List<Item> items) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Bundle parse(String text) {
        var items = new ArrayList<Item>();
        for (var document : reader().loadAll(text)) {
            if (document != null) {
                items.add(new Item(JSON.valueToTree(document)));
            }
        }
        return new Bundle(items);
    }

    /** One document as a tree; aliases are resolved, and a key that stands twice is refused. */
    static JsonNode tree(String text) {
        return JSON.valueToTree(reader().load(text));
    }

    /** A file of this module's data, or of the project. */
    static String resource(String name) {
        try (var in = Bundle.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Yaml reader() {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setCodePointLimit(64 << 20);
        return new Yaml(new SafeConstructor(options));
    }

    List<Item> ofKind(String... kinds) {
        var wanted = List.of(kinds);
        return items.stream().filter(item -> wanted.contains(item.kind())).toList();
    }

    Optional<Item> find(String kind, String namespace, String name) {
        return items.stream()
                .filter(item -> item.kind().equals(kind)
                        && item.namespace().equals(namespace)
                        && item.name().equals(name))
                .findFirst();
    }

    List<Workload> workloads() {
        return items.stream().flatMap(item -> Workload.of(item).stream()).toList();
    }

    List<Autoscaler> autoscalers() {
        return items.stream().flatMap(item -> Autoscaler.of(item).stream()).toList();
    }

    Optional<Autoscaler> autoscalerOf(Item workload) {
        return autoscalers().stream()
                .filter(scaler -> scaler.item().namespace().equals(workload.namespace())
                        && scaler.kind().equals(workload.kind())
                        && scaler.name().equals(workload.name()))
                .findFirst();
    }

    /** The fewest pods that the manifests ask for at any time. */
    int fewest(Workload workload) {
        return autoscalerOf(workload.item()).map(Autoscaler::min).orElse(workload.replicas());
    }

    /** The most pods that the manifests allow. */
    int most(Workload workload) {
        return autoscalerOf(workload.item()).map(Autoscaler::max).orElse(workload.replicas());
    }

    /** Whether a label selector (matchLabels and matchExpressions) chooses these labels; an empty one chooses all. */
    static boolean matches(JsonNode selector, Map<String, String> labels) {
        for (var wanted : selector.path("matchLabels").properties()) {
            if (!wanted.getValue().asText().equals(labels.get(wanted.getKey()))) {
                return false;
            }
        }
        for (var expression : selector.path("matchExpressions")) {
            var value = labels.get(expression.path("key").asText());
            var listed = new ArrayList<String>();
            expression.path("values").forEach(one -> listed.add(one.asText()));
            var holds = switch (expression.path("operator").asText()) {
                case "In" -> value != null && listed.contains(value);
                case "NotIn" -> value == null || !listed.contains(value);
                case "Exists" -> value != null;
                case "DoesNotExist" -> value == null;
                default -> false;
            };
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    /** Whether a selector as kubectl takes it ({@code a=b,c!=d,e,f notin (g, h)}) chooses these labels. */
    static boolean matchesText(String selector, Map<String, String> labels) {
        for (var term : selector.split(",\\s*(?![^(]*\\))")) {
            var parts = term.split(" in | notin |!?=", 2);
            var value = labels.get(parts[0]);
            var holds = parts.length == 1
                    ? value != null
                    : List.of(parts[1].replaceAll("[()\\s]", "").split(",")).contains(value == null ? "" : value);
            if (holds == (term.contains(" notin ") || term.contains("!="))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a plain map of labels, as a Service has it, chooses these labels. */
    static boolean matchesPlain(JsonNode wanted, Map<String, String> labels) {
        return wanted.properties().stream()
                .allMatch(entry -> entry.getValue().asText().equals(labels.get(entry.getKey())));
    }
}
