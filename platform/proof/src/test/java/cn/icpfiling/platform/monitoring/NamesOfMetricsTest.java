package cn.icpfiling.platform.monitoring;

import static cn.icpfiling.platform.monitoring.Monitoring.list;
import static cn.icpfiling.platform.monitoring.Monitoring.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Rules, their tests and dashboards use names that metrics.yaml lists or that a rule records, and the list has no other names. */
class NamesOfMetricsTest {
    private static final Pattern TEST = Pattern.compile("; (\\w+Test) of ([\\w/-]+)$");

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

    /** What the running services do not show at their start, MetricNamesTest of system-tests does not ask for. */
    @Test
    void what_no_running_service_is_asked_for_says_why_and_which_test_has_seen_it() throws IOException {
        assertThat(unexplained(LISTED.values())).isEmpty();
        assertThat(LISTED.values().stream().filter(metric -> metric.get("first").equals("start")))
                .hasSizeGreaterThan(50);

        var planted = new ArrayList<Map<String, Object>>(List.of(
                Map.of("name", "a_total", "first", "use"),
                Map.of("name", "b_total", "first", "use", "unseen", "seldom; NoSuchTest of platform/web"),
                Map.of("name", "c_total", "first", "later"),
                Map.of("name", "d_total", "first", "start", "unseen", "seldom; NamesOfMetricsTest of platform/proof"),
                Map.of("name", "e_total", "first", "use", "unseen", "seldom; NamesOfMetricsTest of platform/proof")));
        assertThat(unexplained(planted)).containsExactly("a_total", "b_total", "c_total", "d_total");
    }

    private static List<String> unexplained(Collection<Map<String, Object>> metrics) throws IOException {
        var unexplained = new ArrayList<String>();
        for (var metric : metrics) {
            var why = (String) metric.get("unseen");
            var sound = switch ((String) metric.get("first")) {
                case "start", "cluster" -> why == null;
                case "use" -> why != null && isTest(why);
                default -> false;
            };
            if (!sound) {
                unexplained.add((String) metric.get("name"));
            }
        }
        return unexplained;
    }

    private static boolean isTest(String why) throws IOException {
        var named = TEST.matcher(why);
        if (!named.find()) {
            return false;
        }
        var tests = Monitoring.ROOT.resolve(named.group(2)).resolve("src/test/java");
        if (!Files.isDirectory(tests)) {
            return false;
        }
        try (var files = Files.walk(tests)) {
            return files.anyMatch(file -> file.endsWith(named.group(1) + ".java"));
        }
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
