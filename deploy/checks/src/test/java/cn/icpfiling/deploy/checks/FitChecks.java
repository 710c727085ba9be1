package cn.icpfiling.deploy.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Numbers in different objects that must agree: replicas and partitions, budgets, times of a shutdown, nodes. */
final class FitChecks {
    private FitChecks() {}

    static List<Check> checks(
            Map<String, EventChecks.Traffic> services,
            int partitions,
            Map<String, Map<String, String>> properties,
            Map<String, Duration> loopsEnd) {
        return List.of(
                Check.ofPods(
                        "replicas-fit-partitions",
                        "A consumer has at most as many replicas as a topic has partitions: more would be idle.",
                        pod -> pod.isScalable()
                                && services.containsKey(pod.item().name()),
                        (bundle, pod) -> bundle.most(pod) > partitions
                                ? "up to " + bundle.most(pod) + " replicas, " + partitions + " partitions"
                                : null),
                Check.ofPods(
                        "one-autoscaler",
                        "A workload has one autoscaler: two would pull against each other.",
                        Workload::isScalable,
                        (bundle, pod) -> bundle.autoscalers().stream()
                                                .filter(scaler -> scaler.item()
                                                                .namespace()
                                                                .equals(pod.item()
                                                                        .namespace())
                                                        && scaler.kind()
                                                                .equals(pod.item()
                                                                        .kind())
                                                        && scaler.name()
                                                                .equals(pod.item()
                                                                        .name()))
                                                .count()
                                        > 1
                                ? "has several autoscalers"
                                : null),
                Check.ofPods(
                        "budget-fits-replicas",
                        "A budget lets one pod go and keeps one at least, at the fewest replicas.",
                        Workload::isScalable,
                        (bundle, pod) -> bundle.ofKind("PodDisruptionBudget").stream()
                                .filter(budget -> ScalingChecks.chooses(budget, pod))
                                .map(budget -> budgetFault(budget, bundle.fewest(pod)))
                                .filter(fault -> fault != null)
                                .findFirst()
                                .orElse(null)),
                Check.ofPods(
                        "shutdown-fits",
                        "The grace period is longer than preStop, the delay, the requests under way and all loops together; the delay is built in.",
                        pod -> pod.isScalable()
                                && properties.containsKey(pod.item().name()),
                        (bundle, pod) -> shutdown(
                                bundle,
                                pod,
                                properties.get(pod.item().name()),
                                loopsEnd.getOrDefault(pod.item().name(), Duration.ZERO))),
                new Check(
                        "nodes-apart",
                        "A service and a database cannot share a node, and so never cores.",
                        FitChecks::nodes));
    }

    static String budgetFault(Item budget, int fewest) {
        var most = budget.at("/spec/maxUnavailable");
        var least = budget.at("/spec/minAvailable");
        var mayGo = !most.isMissingNode()
                ? ScalingChecks.amount(most, fewest)
                : least.isMissingNode() ? 0 : fewest - ScalingChecks.amount(least, fewest);
        return mayGo >= 1 && mayGo < fewest ? null : mayGo + " of " + fewest + " pods may go";
    }

    private static String shutdown(Bundle bundle, Workload pod, Map<String, String> properties, Duration loopsEnd) {
        var variables = SettingChecks.variables(bundle, pod);
        var wait = Duration.ZERO;
        for (var box : pod.mainContainers()) {
            var sleep = Duration.ofSeconds(
                    box.at("/lifecycle/preStop/sleep/seconds").asLong());
            wait = sleep.compareTo(wait) > 0 ? sleep : wait;
        }
        // Quarkus takes this one when it builds the process, so no variable of a pod changes it
        if (!"true".equals(properties.get("quarkus.shutdown.delay-enabled"))) {
            return "quarkus.shutdown.delay-enabled is not true: the process would stop listening without a delay";
        }
        var delay = setting("quarkus.shutdown.delay", variables, properties);
        if (delay.isZero()) {
            return "quarkus.shutdown.delay is 0 or not set: callers with kept connections would not be told to leave";
        }
        if (wait.isZero()) {
            return "preStop does not wait: callers would still have the pod's address when it stops listening";
        }
        var needed = wait.plus(delay)
                .plus(setting("quarkus.shutdown.timeout", variables, properties))
                .plus(loopsEnd);
        var grace = Duration.ofSeconds(
                pod.pod().path("terminationGracePeriodSeconds").asLong(30));
        return grace.compareTo(needed) > 0
                ? null
                : "needs " + needed.toSeconds() + " s, has " + grace.toSeconds() + " s";
    }

    private static Duration setting(String name, Map<String, String> variables, Map<String, String> properties) {
        var value = variables.getOrDefault(Sources.variable(name), properties.getOrDefault(name, "0s"));
        return Duration.parse("PT" + value.toUpperCase(Locale.ROOT).replace("PT", ""));
    }

    private static void nodes(Bundle bundle, Check.Findings findings) {
        var databases = new HashMap<Item, JsonNode>();
        for (var cluster : bundle.ofKind("InnoDBCluster")) {
            databases.put(cluster, cluster.at("/spec/podSpec"));
        }
        for (var pod : bundle.workloads()) {
            if (isDatabase(pod)) {
                databases.put(pod.item(), pod.pod());
            }
        }
        for (var pod : bundle.workloads()) {
            if (pod.isScalable() && !isDatabase(pod)) {
                databases.forEach((database, spec) -> {
                    if (!apart(pod.pod(), spec)) {
                        findings.add(pod.item(), "may share a node with " + database.id());
                    }
                });
            }
        }
    }

    private static boolean isDatabase(Workload pod) {
        return pod.mainContainers().stream()
                .flatMap(box -> box.path("ports").findValuesAsText("containerPort").stream())
                .anyMatch("3306"::equals);
    }

    /** Two pods cannot meet where each requires a value of the same label, and no value is required by both. */
    private static boolean apart(JsonNode one, JsonNode other) {
        var wanted = required(other);
        for (var entry : required(one).entrySet()) {
            var values = wanted.get(entry.getKey());
            if (values != null && values.stream().noneMatch(entry.getValue()::contains)) {
                return true;
            }
        }
        return false;
    }

    /** Labels that a pod requires of its node. Several terms are alternatives, so only a single one counts. */
    private static Map<String, Set<String>> required(JsonNode pod) {
        var labels = new HashMap<String, Set<String>>();
        Item.texts(pod.path("nodeSelector")).forEach((key, value) -> labels.put(key, Set.of(value)));
        var terms = pod.at("/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution/nodeSelectorTerms");
        if (terms.size() == 1) {
            for (var expression : terms.get(0).path("matchExpressions")) {
                if (expression.path("operator").asText().equals("In")) {
                    var values = new TreeSet<String>();
                    expression.path("values").forEach(value -> values.add(value.asText()));
                    labels.put(expression.path("key").asText(), values);
                }
            }
        }
        return labels;
    }
}
