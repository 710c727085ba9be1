package cn.icpfiling.platform.monitoring;

import static cn.icpfiling.platform.monitoring.Monitoring.list;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;

/**
 * The gauges that show NaN while they cannot be read. NaN fulfils no comparison: an alert would resolve, and {@code > bool} would call the
 * time good.
 */
final class SampledMetrics {
    static final Set<String> NAMES =
            list(new Yaml().load(Monitoring.text(Monitoring.FOLDER.resolve("metrics.yaml")))).stream()
                    .map(Monitoring::map)
                    .filter(metric -> Boolean.TRUE.equals(metric.get("sampled")))
                    .map(metric -> (String) metric.get("name"))
                    .collect(Collectors.toUnmodifiableSet());

    /** The last number of five minutes, or a record that leaves out the times without a number. */
    private static final Pattern BRIDGED = Pattern.compile(
            "last_over_time\\(\\((?:(?!last_over_time).)*? >= 0\\)\\[5m:30s]\\)|\\(max\\(\\w+\\) >= 0\\) > bool ");

    private SampledMetrics() {}

    /** The sampled gauges of an expression that a missing number would silence. */
    static Set<String> unbridged(String expression) {
        var names = new TreeSet<>(NamesOfMetrics.in(BRIDGED.matcher(expression).replaceAll("1 > ")));
        names.retainAll(NAMES);
        return names;
    }
}
