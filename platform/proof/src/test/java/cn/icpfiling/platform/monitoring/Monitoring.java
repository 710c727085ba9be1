package cn.icpfiling.platform.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** Reads {@code deploy/monitoring}. */
final class Monitoring {
    static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();
    static final Path FOLDER = ROOT.resolve("deploy/monitoring");

    private Monitoring() {}

    /** An alert rule: its name, expression, labels and annotations. */
    record Alert(String name, String expression, Map<String, String> labels, Map<String, String> annotations) {}

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> files(String folder, String ending) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every rule of the rule files, recording rules included. */
    static List<Map<String, Object>> rules() {
        var rules = new ArrayList<Map<String, Object>>();
        for (var file : files("rules", ".yaml")) {
            for (var group : list(map(new Yaml().load(text(file))).get("groups"))) {
                list(map(group).get("rules")).forEach(rule -> rules.add(map(rule)));
            }
        }
        return rules;
    }

    static List<Alert> alerts() {
        return rules().stream()
                .filter(rule -> rule.containsKey("alert"))
                .map(rule -> new Alert(
                        (String) rule.get("alert"),
                        (String) rule.get("expr"),
                        strings(rule.get("labels")),
                        strings(rule.get("annotations"))))
                .toList();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object node) {
        return node == null ? Map.of() : (Map<String, Object>) node;
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(Object node) {
        return node == null ? List.of() : (List<Object>) node;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> strings(Object node) {
        return node == null ? Map.of() : (Map<String, String>) node;
    }
}
