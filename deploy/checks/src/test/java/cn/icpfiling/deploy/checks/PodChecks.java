package cn.icpfiling.deploy.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What kube-linter, kube-score and Polaris ask of a pod's template. */
final class PodChecks {
    private static final Pattern MAIL = Pattern.compile("[a-zA-Z0-9_.+-]+@[a-zA-Z0-9-]+\\.[a-zA-Z0-9-.]+");

    private PodChecks() {}

    static List<Check> checks() {
        return List.of(
                Check.ofPods(
                        "own-service-account",
                        "Each pod runs as a service account of its own, not as \"default\".",
                        pod -> Set.of("", "default").contains(account(pod)) ? "runs as the default account" : null),
                Check.ofPods(
                        "service-account-exists",
                        "Each pod's service account is declared.",
                        pod -> !Set.of("", "default").contains(account(pod)),
                        (bundle, pod) ->
                                bundle.find("ServiceAccount", pod.item().namespace(), account(pod))
                                                .isPresent()
                                        ? null
                                        : "no service account " + account(pod)),
                Check.ofPods(
                        "deprecated-service-account",
                        "The old name serviceAccount is not used.",
                        pod -> pod.pod().has("serviceAccount") ? "sets serviceAccount" : null),
                Check.ofPods(
                        "token-not-mounted",
                        "No pod gets a token of the cluster's API, which none calls.",
                        pod -> true,
                        (bundle, pod) -> mountsToken(bundle, pod) ? "automountServiceAccountToken is not false" : null),
                Check.ofPods(
                        "dns-options",
                        "ndots is 2: with 5, each name of the internet is first looked for in the cluster.",
                        pod -> {
                            for (var option : pod.pod().at("/dnsConfig/options")) {
                                if (option.path("name").asText().equals("ndots")
                                        && option.path("value").asText().equals("2")) {
                                    return null;
                                }
                            }
                            return "dnsConfig has no option ndots 2";
                        }),
                Check.ofPods(
                        "restart-policy",
                        "The restart policy is written down; services restart always.",
                        pod -> !pod.item().kind().equals("CronJob"),
                        (bundle, pod) -> {
                            var policy = pod.pod().path("restartPolicy").asText();
                            var good = pod.isJob() ? Set.of("OnFailure", "Never") : Set.of("Always");
                            return good.contains(policy) ? null : "restartPolicy is \"" + policy + "\"";
                        }),
                Check.ofPods(
                        "node-affinity",
                        "Each service says on which nodes it runs.",
                        pod -> !pod.isJob(),
                        (bundle, pod) -> pod.pod().at("/affinity/nodeAffinity").isObject()
                                        || !pod.pod().path("nodeSelector").isEmpty()
                                ? null
                                : "neither nodeAffinity nor nodeSelector"),
                Check.ofPods(
                        "anti-affinity",
                        "Replicas avoid each other's node.",
                        Workload::isScalable,
                        (bundle, pod) ->
                                bundle.most(pod) < 2 || avoidsItself(pod) ? null : "no podAntiAffinity by node"),
                Check.ofPods(
                        "topology-spread",
                        "Replicas are spread, and the constraint counts their own pods.",
                        pod -> !pod.isJob(),
                        (bundle, pod) -> {
                            for (var constraint : pod.pod().path("topologySpreadConstraints")) {
                                if (!Bundle.matches(constraint.path("labelSelector"), pod.labels())
                                        || constraint.path("labelSelector").isEmpty()) {
                                    return "a constraint counts other pods";
                                }
                            }
                            return pod.pod().path("topologySpreadConstraints").isEmpty()
                                    ? "no topologySpreadConstraints"
                                    : null;
                        }),
                Check.ofPods(
                        "spread-without-lost-nodes",
                        "A strict spread counts no node that the pod could not run on: a lost one would hold up each rollout.",
                        pod -> {
                            for (var constraint : pod.pod().path("topologySpreadConstraints")) {
                                if (constraint
                                                .path("whenUnsatisfiable")
                                                .asText()
                                                .equals("DoNotSchedule")
                                        && !constraint
                                                .path("nodeTaintsPolicy")
                                                .asText()
                                                .equals("Honor")) {
                                    return "a strict constraint counts nodes whose taints the pod does not tolerate";
                                }
                            }
                            return null;
                        }),
                Check.ofPods(
                        "priority-class",
                        "Each pod has a priority class that is declared.",
                        pod -> true,
                        (bundle, pod) -> {
                            var name = pod.pod().path("priorityClassName").asText();
                            return bundle.ofKind("PriorityClass").stream()
                                                    .anyMatch(
                                                            item -> item.name().equals(name))
                                            || Set.of("system-cluster-critical", "system-node-critical")
                                                    .contains(name)
                                    ? null
                                    : "priorityClassName is \"" + name + "\"";
                        }),
                Check.ofPods(
                        "selector-matches",
                        "A workload's selector chooses its own pods.",
                        Workload::isScalable,
                        (bundle, pod) -> !pod.item().at("/spec/selector").isEmpty()
                                        && Bundle.matches(pod.item().at("/spec/selector"), pod.labels())
                                ? null
                                : "the selector does not match the template's labels"),
                Check.ofPods(
                        "owner-label",
                        "Each workload names the team that owns it.",
                        pod -> pod.item().labels().getOrDefault("owner", "").isEmpty() ? "no label owner" : null),
                Check.ofPods(
                        "owner-mail",
                        "Each workload names an address to write to.",
                        pod -> MAIL.matcher(pod.item()
                                                .at("/metadata/annotations/email")
                                                .asText())
                                        .find()
                                ? null
                                : "no annotation email"),
                Check.ofPods(
                        "instance-label",
                        "The label app.kubernetes.io/instance is the workload's name.",
                        pod -> pod.item().name().equals(pod.item().labels().get("app.kubernetes.io/instance"))
                                ? null
                                : "app.kubernetes.io/instance is "
                                        + pod.item().labels().get("app.kubernetes.io/instance")),
                Check.ofPods(
                        "kernel-settings",
                        "No pod changes messages, semaphores, memory or network of the kernel, safe by Kubernetes or not.",
                        pod -> {
                            for (var sysctl : pod.pod().at("/securityContext/sysctls")) {
                                var name = sysctl.path("name").asText();
                                if (Pattern.matches("(kernel\\.(msg|sem|shm)|fs\\.mqueue\\.|net\\.).*", name)) {
                                    return "sets " + name;
                                }
                            }
                            return null;
                        }));
    }

    private static String account(Workload pod) {
        var name = pod.pod().path("serviceAccountName").asText();
        return name.isEmpty() ? pod.pod().path("serviceAccount").asText() : name;
    }

    private static boolean mountsToken(Bundle bundle, Workload pod) {
        var own = pod.pod().path("automountServiceAccountToken");
        if (own.isBoolean()) {
            return own.asBoolean();
        }
        return bundle.find("ServiceAccount", pod.item().namespace(), account(pod))
                .map(account -> account.at("/automountServiceAccountToken").asBoolean(true))
                .orElse(true);
    }

    private static boolean avoidsItself(Workload pod) {
        var affinity = pod.pod().at("/affinity/podAntiAffinity");
        for (var term : affinity.path("requiredDuringSchedulingIgnoredDuringExecution")) {
            if (byNode(term, pod)) {
                return true;
            }
        }
        for (var weighted : affinity.path("preferredDuringSchedulingIgnoredDuringExecution")) {
            if (byNode(weighted.path("podAffinityTerm"), pod)) {
                return true;
            }
        }
        // a strict spread over nodes separates replicas as well
        for (var constraint : pod.pod().path("topologySpreadConstraints")) {
            if (constraint.path("whenUnsatisfiable").asText().equals("DoNotSchedule") && byNode(constraint, pod)) {
                return true;
            }
        }
        return false;
    }

    private static boolean byNode(JsonNode term, Workload pod) {
        return term.path("topologyKey").asText().equals("kubernetes.io/hostname")
                && !term.path("labelSelector").isEmpty()
                && Bundle.matches(term.path("labelSelector"), pod.labels());
    }
}
