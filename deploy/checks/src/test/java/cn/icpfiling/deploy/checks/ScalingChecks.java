package cn.icpfiling.deploy.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What the three tools ask about the number of pods: replicas, autoscalers, disruption budgets, updates, jobs. */
final class ScalingChecks {
    private static final int REPLICAS = 3;

    private ScalingChecks() {}

    static List<Check> checks() {
        return List.of(
                Check.ofPods(
                        "minimum-replicas",
                        "A service without an autoscaler has three replicas.",
                        Workload::isScalable,
                        (bundle, pod) -> bundle.autoscalerOf(pod.item()).isPresent() || pod.replicas() >= REPLICAS
                                ? null
                                : "has " + pod.replicas()),
                Check.ofPods(
                        "rolling-update",
                        "A Deployment is updated pod by pod, and the strategy is written down.",
                        pod -> pod.item().kind().equals("Deployment"),
                        (bundle, pod) ->
                                pod.item().at("/spec/strategy/type").asText().equals("RollingUpdate")
                                        ? null
                                        : "strategy.type is not RollingUpdate"),
                Check.ofPods(
                        "replicas-beside-autoscaler",
                        "A workload with an autoscaler sets no replicas: each apply would reset them.",
                        Workload::isScalable,
                        (bundle, pod) -> bundle.autoscalerOf(pod.item()).isPresent()
                                        && pod.item().at("/spec").has("replicas")
                                ? "sets replicas"
                                : null),
                ofAutoscalers(
                        "autoscaler-target",
                        "An autoscaler's target is declared.",
                        (bundle, scaler) ->
                                bundle.find(scaler.kind(), scaler.item().namespace(), scaler.name())
                                                .isPresent()
                                        ? null
                                        : "no " + scaler.kind() + " " + scaler.name()),
                ofAutoscalers(
                        "autoscaler-minimum",
                        "An autoscaler keeps three replicas.",
                        (bundle, scaler) -> scaler.min() >= REPLICAS ? null : "keeps " + scaler.min()),
                ofAutoscalers(
                        "autoscaler-range",
                        "An autoscaler's maximum is above its minimum.",
                        (bundle, scaler) -> scaler.max() > scaler.min() ? null : scaler.min() + " to " + scaler.max()),
                Check.ofPods(
                        "budget-exists",
                        "Each service has a PodDisruptionBudget.",
                        Workload::isScalable,
                        (bundle, pod) ->
                                bundle.ofKind("PodDisruptionBudget").stream().anyMatch(budget -> chooses(budget, pod))
                                        ? null
                                        : "no PodDisruptionBudget chooses its pods"),
                ofBudgets(
                        "budget-has-policy",
                        "A budget says how many pods may go or must stay.",
                        (bundle, budget) -> budget.at("/spec").has("minAvailable")
                                        || budget.at("/spec").has("maxUnavailable")
                                ? null
                                : "neither minAvailable nor maxUnavailable"),
                ofBudgets("budget-max-unavailable", "maxUnavailable lets a pod go.", (bundle, budget) -> {
                    var most = budget.at("/spec/maxUnavailable");
                    return most.isMissingNode() || amount(most, 100) > 0 ? null : "maxUnavailable is " + most.asText();
                }),
                ofBudgets("budget-min-available", "minAvailable lets a pod go.", (bundle, budget) -> {
                    var least = budget.at("/spec/minAvailable");
                    for (var pod : bundle.workloads()) {
                        // a workload with an autoscaler is judged by budget-fits-autoscaler
                        if (!least.isMissingNode()
                                && chooses(budget, pod)
                                && (bundle.autoscalerOf(pod.item()).isEmpty()
                                        || least.asText().equals("100%"))
                                && amount(least, bundle.fewest(pod)) >= bundle.fewest(pod)) {
                            return "minAvailable is " + least.asText() + " of " + bundle.fewest(pod);
                        }
                    }
                    return null;
                }),
                ofBudgets(
                        "budget-fits-autoscaler",
                        "minAvailable is below the autoscaler's minimum.",
                        (bundle, budget) -> {
                            var least = budget.at("/spec/minAvailable");
                            for (var pod : bundle.workloads()) {
                                var scaler = bundle.autoscalerOf(pod.item());
                                if (least.isInt()
                                        && scaler.isPresent()
                                        && chooses(budget, pod)
                                        && least.asInt() >= scaler.get().min()) {
                                    return "minAvailable " + least + ", autoscaler from "
                                            + scaler.get().min();
                                }
                            }
                            return null;
                        }),
                ofBudgets(
                        "budget-unhealthy-pods",
                        "A budget says whether pods that are not ready may go.",
                        (bundle, budget) ->
                                budget.at("/spec/unhealthyPodEvictionPolicy").isMissingNode()
                                        ? "no unhealthyPodEvictionPolicy"
                                        : null),
                Check.ofPods(
                        "stateful-set-service",
                        "A StatefulSet's serviceName is a headless Service that chooses its pods.",
                        pod -> pod.item().kind().equals("StatefulSet"),
                        (bundle, pod) -> bundle.find(
                                                "Service",
                                                pod.item().namespace(),
                                                pod.item()
                                                        .at("/spec/serviceName")
                                                        .asText())
                                        .filter(service -> service.at("/spec/clusterIP")
                                                        .asText()
                                                        .equals("None")
                                                && Bundle.matchesPlain(service.at("/spec/selector"), pod.labels()))
                                        .isPresent()
                                ? null
                                : "no headless Service "
                                        + pod.item().at("/spec/serviceName").asText()),
                new Check(
                        "job-time-to-live",
                        "A Job is deleted some time after its end; a CronJob deletes its own.",
                        (bundle, findings) -> {
                            for (var job : bundle.ofKind("Job")) {
                                if (!job.at("/spec").has("ttlSecondsAfterFinished")) {
                                    findings.add(job, "no ttlSecondsAfterFinished");
                                }
                            }
                            for (var job : bundle.ofKind("CronJob")) {
                                if (job.at("/spec/jobTemplate/spec").has("ttlSecondsAfterFinished")) {
                                    findings.add(job, "sets ttlSecondsAfterFinished");
                                }
                            }
                        }),
                Check.ofItems(
                        "cron-job-deadline",
                        "A CronJob that could not start in time is left out.",
                        List.of("CronJob"),
                        (bundle, job) ->
                                job.at("/spec").has("startingDeadlineSeconds") ? null : "no startingDeadlineSeconds"),
                Check.ofItems(
                        "cron-job-restart-policy",
                        "A CronJob's pods restart on failure or never.",
                        List.of("CronJob"),
                        (bundle, job) -> List.of("Never", "OnFailure")
                                        .contains(job.at("/spec/jobTemplate/spec/template/spec/restartPolicy")
                                                .asText())
                                ? null
                                : "restartPolicy"));
    }

    private static Check ofBudgets(
            String name, String says, java.util.function.BiFunction<Bundle, Item, String> fault) {
        return Check.ofItems(name, says, List.of("PodDisruptionBudget"), fault);
    }

    private static Check ofAutoscalers(
            String name, String says, java.util.function.BiFunction<Bundle, Autoscaler, String> fault) {
        return new Check(
                name,
                says,
                (bundle, findings) -> bundle.autoscalers().forEach(scaler -> {
                    var text = fault.apply(bundle, scaler);
                    if (text != null) {
                        findings.add(scaler.item(), text);
                    }
                }));
    }

    static boolean chooses(Item budget, Workload pod) {
        var selector = budget.at("/spec/selector");
        return pod.isScalable()
                && budget.namespace().equals(pod.item().namespace())
                && !selector.isEmpty()
                && Bundle.matches(selector, pod.labels());
    }

    /** A number of pods, or a share of them rounded up, as the budget's controller does. */
    static int amount(JsonNode value, int of) {
        var text = value.asText();
        return text.endsWith("%")
                ? (int) Math.ceil(Integer.parseInt(text.substring(0, text.length() - 1)) * of / 100.0)
                : value.asInt();
    }
}
