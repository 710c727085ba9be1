package cn.icpfiling.systemtests.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of the published contract is without an example, by name and with the reason ({@code
 * deploy/contracts/without-example.yaml}). Anything else needs one, so a new operation cannot come without; a line whose
 * example is there is a fault too, so the list only shrinks.
 */
record ExamplesToCome(JsonNode reasons) {

    private static final Map<String, String> KINDS = Map.of(
            ExampleCounts.REQUESTS, "requests", ExampleCounts.SUCCESSES, "successes", ExampleCounts.CODES, "codes");

    static ExamplesToCome of(Path root) throws IOException {
        return new ExamplesToCome(new ObjectMapper(new YAMLFactory())
                .readTree(root.resolve("deploy/contracts/without-example.yaml").toFile()));
    }

    /**
     * Returns a sentence for each name that has no example and is not listed, and for each one that is listed and has one.
     *
     * @param without names by the kind of {@link ExampleCounts}
     */
    List<String> faults(Map<String, Set<String>> without) {
        var faults = new ArrayList<String>();
        without.forEach((kind, names) -> {
            var listed = new TreeSet<String>();
            reasons.path(KINDS.get(kind)).fieldNames().forEachRemaining(listed::add);
            names.stream()
                    .filter(name -> !listed.contains(name))
                    .map(name -> name + " of " + kind + " has no example: record one (CONTRIBUTING.md, Examples)")
                    .forEach(faults::add);
            listed.stream()
                    .filter(name -> !names.contains(name))
                    .map(name -> name + " of " + kind + " has an example: take it out of without-example.yaml")
                    .forEach(faults::add);
        });
        return faults;
    }
}
