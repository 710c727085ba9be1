package cn.icpfiling.deploy.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** One rule about manifests. {@code says} is the sentence that a manifest must fulfil. */
record Check(String name, String says, BiConsumer<Bundle, Findings> body) {

    /** What a check holds against one object. */
    record Finding(String check, String object, String text) {
        @Override
        public String toString() {
            return check + ": " + object + ": " + text;
        }
    }

    interface Findings {
        void add(Item item, String text);
    }

    List<Finding> judge(Bundle bundle) {
        var found = new ArrayList<Finding>();
        body.accept(bundle, (item, text) -> found.add(new Finding(name, item.id(), text)));
        return found;
    }

    /** A rule about each pod; the function answers null, or what is wrong. */
    static Check ofPods(String name, String says, Function<Workload, String> fault) {
        return ofPods(name, says, workload -> true, (bundle, workload) -> fault.apply(workload));
    }

    static Check ofPods(
            String name, String says, Predicate<Workload> scope, BiFunction<Bundle, Workload, String> fault) {
        return new Check(
                name,
                says,
                (bundle, findings) -> bundle.workloads().stream()
                        .filter(scope)
                        .forEach(workload -> report(findings, workload.item(), fault.apply(bundle, workload))));
    }

    /** A rule about each container of each pod. */
    static Check ofContainers(String name, String says, BiFunction<Workload, JsonNode, String> fault) {
        return new Check(
                name,
                says,
                (bundle, findings) -> bundle.workloads().forEach(workload -> {
                    for (var container : workload.containers()) {
                        var text = fault.apply(workload, container);
                        report(
                                findings,
                                workload.item(),
                                text == null
                                        ? null
                                        : "container " + container.path("name").asText() + ": " + text);
                    }
                }));
    }

    /** A rule about each object of some kinds. */
    static Check ofItems(String name, String says, List<String> kinds, BiFunction<Bundle, Item, String> fault) {
        return new Check(
                name,
                says,
                (bundle, findings) -> (kinds.isEmpty() ? bundle.items() : bundle.ofKind(kinds.toArray(String[]::new)))
                        .forEach(item -> report(findings, item, fault.apply(bundle, item))));
    }

    private static void report(Findings findings, Item item, String text) {
        if (text != null) {
            findings.add(item, text);
        }
    }
}
