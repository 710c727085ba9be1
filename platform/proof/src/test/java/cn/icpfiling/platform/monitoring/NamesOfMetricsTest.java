package cn.icpfiling.platform.monitoring;

import static cn.icpfiling.platform.monitoring.Monitoring.list;
import static cn.icpfiling.platform.monitoring.Monitoring.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Rules, their tests and dashboards use names that metrics.yaml lists or that a rule records, and the list has no other names. */
class NamesOfMetricsTest {
    private static final Map<String, Map<String, Object>> LISTED =
            list(new Yaml().load(Monitoring.text(Monitoring.FOLDER.resolve("metrics.yaml")))).stream()
                    .map(Monitoring::map)
                    .collect(Collectors.toMap(metric -> (String) metric.get("name"), metric -> metric));

    @Test
    void rules_and_dashboards_use_what_is_listed_and_all_of_it() {
        var used = new TreeSet<String>();
        var recorded = new TreeSet<>(Set.of("up"));
        for (var rule : Monitoring.rules()) {
            used.addAll(NamesOfMetrics.in((String) rule.get("expr")));
            if (rule.containsKey("record")) {
                recorded.add((String) rule.get("record"));
            }
        }
        for (var dashboard : Monitoring.files("dashboards", ".json")) {
            for (var panel :
                    list(map(new Yaml().load(Monitoring.text(dashboard))).get("panels"))) {
                list(map(panel).get("targets"))
                        .forEach(target -> used.addAll(
                                NamesOfMetrics.in((String) map(target).get("expr"))));
            }
        }
        used.removeAll(recorded);

        assertThat(used).isEqualTo(new TreeSet<>(LISTED.keySet()));
    }

    @Test
    void what_appears_with_its_first_use_has_its_name_in_the_sources() throws IOException {
        for (var metric : LISTED.values()) {
            if (metric.get("first").equals("use")) {
                var name = "\"" + metric.get("source") + "\"";
                assertThat(isInSources(name)).as(name).isTrue();
            }
        }
        assertThat(isInSources("\"icp.no" + "tices.typo\"")).isFalse();
    }

    @Test
    void names_are_told_from_functions_labels_and_times() {
        assertThat(NamesOfMetrics.in(
                        "max by (job, x) (a_b{job=\"g\",uri=~\"/x/{id}\"}) > bool 30 and sum(rate(c:d:5m[5m])) / 2e3"))
                .containsExactly("a_b", "c:d:5m");
        assertThat(NamesOfMetrics.in("absent(up{job=\"a\"}) or a / on (job) group_left (x) b offset 5m"))
                .containsExactly("a", "b", "up");
        assertThat(NamesOfMetrics.in("histogram_quantile(0.99, sum by (le) (rate(x_bucket[5m])))"))
                .containsExactly("x_bucket");
    }

    /** Without what builds and running stacks write beside the sources, because files vanish from there during the walk. */
    private static boolean isInSources(String text) throws IOException {
        for (var parent : List.of(Monitoring.ROOT, Monitoring.ROOT.resolve("platform"))) {
            try (var modules = Files.list(parent)) {
                for (var sources :
                        modules.map(module -> module.resolve("src/main/java")).toList()) {
                    if (Files.isDirectory(sources) && isIn(sources, text)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean isIn(Path sources, String text) throws IOException {
        try (var files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .anyMatch(file -> Monitoring.text(file).contains(text));
        }
    }
}
