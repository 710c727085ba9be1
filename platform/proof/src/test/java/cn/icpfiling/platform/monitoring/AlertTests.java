package cn.icpfiling.platform.monitoring;

import static cn.icpfiling.platform.monitoring.Monitoring.list;
import static cn.icpfiling.platform.monitoring.Monitoring.map;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** What the test files of promtool ask about each alert: that it is silent, then fires, then is silent again. */
final class AlertTests {
    private static final Pattern TIME = Pattern.compile("(\\d+)m");

    private AlertTests() {}

    /** The alerts of which a file lacks one of the three questions. */
    static List<String> untested(Collection<String> alerts, Collection<String> files) {
        var answers = new TreeMap<String, TreeMap<Integer, Boolean>>();
        alerts.forEach(alert -> answers.put(alert, new TreeMap<>()));
        for (var file : files) {
            for (var test : list(map(new Yaml().load(file)).get("tests"))) {
                list(map(test).get("alert_rule_test")).forEach(question -> note(map(question), answers));
            }
        }
        var untested = new ArrayList<String>();
        answers.forEach((alert, fires) -> {
            var first = fires.entrySet().stream().filter(Map.Entry::getValue).findFirst();
            if (first.isEmpty()
                    || !fires.headMap(first.get().getKey()).containsValue(false)
                    || !fires.tailMap(first.get().getKey()).containsValue(false)) {
                untested.add(alert);
            }
        });
        return untested;
    }

    private static void note(Map<String, Object> question, Map<String, TreeMap<Integer, Boolean>> answers) {
        var time = TIME.matcher((String) question.get("eval_time"));
        if (!time.matches()) {
            throw new IllegalArgumentException("write " + question.get("eval_time") + " in minutes");
        }
        var fires = !list(question.get("exp_alerts")).isEmpty();
        answers.computeIfAbsent((String) question.get("alertname"), _ -> new TreeMap<>())
                .put(Integer.valueOf(time.group(1)), fires);
    }
}
