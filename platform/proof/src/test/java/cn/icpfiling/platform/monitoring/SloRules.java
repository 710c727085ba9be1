package cn.icpfiling.platform.monitoring;

import static cn.icpfiling.platform.monitoring.Monitoring.list;
import static cn.icpfiling.platform.monitoring.Monitoring.map;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.Yaml;

/**
 * Makes the files {@code rules/slo-….yaml} of {@code slos.yaml}: the ratio of errors over each window, and two alerts. Each SLO has a file of
 * its own, because a test of promtool evaluates every rule of a file.
 */
final class SloRules {
    private static final List<String> WINDOWS = List.of("5m", "30m", "1h", "2h", "6h", "1d", "3d");

    private final StringBuilder text = new StringBuilder();

    private SloRules() {}

    /** A pair of windows, and how many times faster than allowed the budget of errors is used up in both. */
    private record Burn(String factor, String longWindow, String shortWindow) {}

    private static final List<Burn> FAST = List.of(new Burn("14.4", "1h", "5m"), new Burn("6", "6h", "30m"));
    private static final List<Burn> SLOW = List.of(new Burn("3", "1d", "2h"), new Burn("1", "3d", "6h"));

    /** The files by their names. */
    static Map<String, String> of(String slos) {
        var files = new TreeMap<String, String>();
        for (var slo : list(new Yaml().load(slos))) {
            var rules = new SloRules();
            rules.add(map(slo));
            files.put("slo-" + map(slo).get("name") + ".yaml", rules.text.toString());
        }
        return files;
    }

    private void add(Map<String, Object> slo) {
        var name = (String) slo.get("name");
        line("# Made of ../slos.yaml by SloRules of platform/proof. Change that file, not this one.");
        line("groups:");
        line("  - name: slo-%s", name);
        var asks = slo.get("kind").equals("time");
        line("    interval: %s", asks ? "15s" : "1m");
        line("    rules:");
        if (asks) {
            record(name, "icp:slo_bad:now", (String) slo.get("bad"));
        }
        for (var window : WINDOWS) {
            record(name, "icp:slo_error_ratio:" + window, ratio(slo, name, window));
        }
        alert(slo, name + "BudgetBurnsFast", "page", FAST);
        alert(slo, name + "BudgetBurnsSlowly", "ticket", SLOW);
    }

    private static String ratio(Map<String, Object> slo, String name, String window) {
        return switch ((String) slo.get("kind")) {
            case "time" -> "avg_over_time(icp:slo_bad:now{slo=\"%s\"}[%s])".formatted(name, window);
            case "requests" ->
                "(%s) / (%s)"
                        .formatted(
                                ((String) slo.get("errors")).replace("@", window),
                                ((String) slo.get("total")).replace("@", window));
            default -> throw new IllegalArgumentException("an SLO counts requests or time, not " + slo.get("kind"));
        };
    }

    private void record(String slo, String name, String expression) {
        line("      - record: %s", name);
        line("        expr: >-");
        line("          %s", expression);
        line("        labels: {slo: %s}", slo);
    }

    private void alert(Map<String, Object> slo, String name, String severity, List<Burn> burns) {
        var of = "{slo=\"" + slo.get("name") + "\"}";
        var budget = BigDecimal.valueOf(100)
                .subtract(new BigDecimal(slo.get("objective").toString()))
                .movePointLeft(2);
        line("      - alert: %s", name);
        line("        expr: >-");
        for (var burn : burns) {
            var limit = budget.multiply(new BigDecimal(burn.factor()))
                    .stripTrailingZeros()
                    .toPlainString();
            line(
                    "          %s(icp:slo_error_ratio:%s%s > %s and icp:slo_error_ratio:%s%s > %s)",
                    burn == burns.getFirst() ? "" : "or ", burn.longWindow(), of, limit, burn.shortWindow(), of, limit);
        }
        line("        labels: {severity: %s, slo: %s}", severity, slo.get("name"));
        line("        annotations:");
        line(
                "          summary: \"The error budget of %s burns at %s times the allowed speed or faster\"",
                slo.get("name"), burns.getLast().factor());
        line(
                "          description: \"Promised is that %s, in %s %% of 30 days; missed now in {{ $value | humanizePercentage }}.\"",
                slo.get("promises"), slo.get("objective"));
        line("          runbook_url: %s#%s", slo.get("runbook"), name.toLowerCase(Locale.ROOT));
    }

    private void line(String format, Object... values) {
        text.append(format.formatted(values).stripTrailing()).append('\n');
    }
}
