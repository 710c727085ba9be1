package cn.icpfiling.deploy.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What the three tools ask of services, routes, policies and of every object: that what it points to is there. */
final class WiringChecks {
    private static final Pattern LABEL = Pattern.compile("([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?");
    /** Kinds that have no namespace. */
    private static final Set<String> OF_THE_CLUSTER = Set.of(
            "Namespace",
            "PriorityClass",
            "ClusterRole",
            "ClusterRoleBinding",
            "GatewayClass",
            "StorageClass",
            "ClusterSecretStore",
            "ValidatingAdmissionPolicy",
            "ValidatingAdmissionPolicyBinding",
            "CustomResourceDefinition");

    private WiringChecks() {}

    static List<Check> checks(Shapes shapes) {
        return List.of(
                Check.ofItems(
                        "service-selects-pods",
                        "A Service chooses pods of a workload and a port that they declare.",
                        List.of("Service"),
                        WiringChecks::serviceFault),
                Check.ofItems(
                        "service-type",
                        "Services are reached inside the cluster only; routes lead into it.",
                        List.of("Service"),
                        (bundle, service) -> {
                            var type = service.at("/spec/type").asText("ClusterIP");
                            return type.equals("ClusterIP") ? null : "type " + type;
                        }),
                Check.ofItems(
                        "route-target",
                        "A route's or an Ingress's back end is a Service that is declared, and so is its port.",
                        List.of("Ingress", "HTTPRoute"),
                        (bundle, route) -> {
                            for (var backend : route.json().findValues("service")) {
                                if (!hasPort(
                                        bundle,
                                        route.namespace(),
                                        backend.path("name").asText(),
                                        backend.at("/port/number"))) {
                                    return "no Service " + backend.path("name").asText();
                                }
                            }
                            for (var rule : route.at("/spec/rules")) {
                                for (var backend : rule.path("backendRefs")) {
                                    if (!hasPort(
                                            bundle,
                                            backend.path("namespace").asText(route.namespace()),
                                            backend.path("name").asText(),
                                            backend.path("port"))) {
                                        return "no Service "
                                                + backend.path("name").asText() + " with port " + backend.path("port");
                                    }
                                }
                            }
                            return null;
                        }),
                Check.ofItems(
                        "route-encrypted",
                        "Each Ingress has TLS, and so has each listener that routes attach to.",
                        List.of("Ingress", "Gateway"),
                        (bundle, route) -> {
                            if (route.kind().equals("Ingress")) {
                                return route.at("/spec/tls").isEmpty() ? "no tls" : null;
                            }
                            for (var listener : route.at("/spec/listeners")) {
                                if (!listener.path("protocol").asText().equals("HTTPS")
                                        && !onlyRedirects(bundle, route, listener)) {
                                    return "listener " + listener.path("name").asText() + " is not encrypted";
                                }
                            }
                            return null;
                        }),
                Check.ofPods(
                        "isolated-pod",
                        "Network policies choose each pod, for both directions.",
                        pod -> true,
                        (bundle, pod) -> isolated(bundle, pod, "Ingress") && isolated(bundle, pod, "Egress")
                                ? null
                                : "no NetworkPolicy for one direction or both"),
                Check.ofItems(
                        "policy-selects-pods",
                        "A network policy chooses pods of a workload here, or of an operator's object here.",
                        List.of("NetworkPolicy"),
                        (bundle, policy) -> Peers.exist(bundle, policy.at("/spec/podSelector"), policy.namespace())
                                ? null
                                : "chooses no pods"),
                Check.ofItems(
                        "policy-peer-selects-pods",
                        "A peer that a network policy names in its own namespace exists.",
                        List.of("NetworkPolicy"),
                        (bundle, policy) -> {
                            for (var direction : List.of("ingress", "egress")) {
                                for (var rule : policy.at("/spec/" + direction)) {
                                    for (var peer : rule.path(direction.equals("ingress") ? "from" : "to")) {
                                        if (peer.has("podSelector")
                                                && !peer.has("namespaceSelector")
                                                && !Peers.exist(bundle, peer.path("podSelector"), policy.namespace())) {
                                            return "a peer chooses no pods: " + peer.path("podSelector");
                                        }
                                    }
                                }
                            }
                            return null;
                        }),
                Check.ofItems(
                        "monitor-selects",
                        "A monitor chooses something to scrape, and a port of that name.",
                        List.of("ServiceMonitor", "PodMonitor"),
                        WiringChecks::monitorFault),
                Check.ofItems(
                        "served-api-version",
                        "Each object's version is one that the oldest supported cluster serves.",
                        List.of(),
                        (bundle, item) -> shapes.knows(item) ? null : item.apiVersion() + " " + item.kind()),
                Check.ofItems(
                        "label-values",
                        "Label values have the form that the API accepts.",
                        List.of(),
                        (bundle, item) -> item.labels().values().stream()
                                .filter(value -> !LABEL.matcher(value).matches())
                                .findFirst()
                                .map(value -> "label value \"" + value + "\"")
                                .orElse(null)),
                Check.ofItems(
                        "own-namespace",
                        "Nothing goes into the namespace \"default\".",
                        List.of(),
                        (bundle, item) -> !OF_THE_CLUSTER.contains(item.kind())
                                        && Set.of("", "default").contains(item.namespace())
                                ? "namespace \"" + item.namespace() + "\""
                                : null),
                Check.ofItems(
                        "namespace-enforces-restricted",
                        "The namespace enforces the profile that these checks judge by.",
                        List.of("Namespace"),
                        (bundle, namespace) ->
                                "restricted".equals(namespace.labels().get("pod-security.kubernetes.io/enforce"))
                                        ? null
                                        : "pod-security.kubernetes.io/enforce is not restricted"),
                Check.ofItems(
                        "secret-in-config-map",
                        "No secret stands in a ConfigMap.",
                        List.of("ConfigMap"),
                        (bundle, map) -> {
                            for (var entry : map.at("/data").properties()) {
                                if (ContainerChecks.isSecretName(entry.getKey())
                                                && !ContainerChecks.isExpression(
                                                        entry.getValue().asText())
                                        || ContainerChecks.PRIVATE_KEY
                                                .matcher(entry.getValue().asText())
                                                .find()) {
                                    return "key " + entry.getKey();
                                }
                            }
                            return null;
                        }));
    }

    /** For each Service without a selector an operator makes the end points. */
    private static String serviceFault(Bundle bundle, Item service) {
        var selector = service.at("/spec/selector");
        var pods = bundle.workloads().stream()
                .filter(pod -> pod.item().namespace().equals(service.namespace())
                        && !selector.isEmpty()
                        && Bundle.matchesPlain(selector, pod.labels()))
                .toList();
        if (pods.isEmpty()) {
            return "chooses no pods";
        }
        for (var port : service.at("/spec/ports")) {
            var target = port.has("targetPort") ? port.path("targetPort") : port.path("port");
            if (pods.stream()
                    .noneMatch(
                            pod -> pod.containers().stream().anyMatch(box -> ContainerChecks.declares(box, target)))) {
                return "no pod declares port " + target.asText();
            }
        }
        return null;
    }

    private static boolean hasPort(Bundle bundle, String namespace, String name, JsonNode port) {
        return bundle.find("Service", namespace, name)
                .filter(service -> service.at("/spec/ports").findValues("port").contains(port) || port.isMissingNode())
                .isPresent();
    }

    /** A listener without TLS is there to send callers to the one with it, and for nothing else. */
    private static boolean onlyRedirects(Bundle bundle, Item gateway, JsonNode listener) {
        for (var route : bundle.ofKind("HTTPRoute")) {
            for (var parent : route.at("/spec/parentRefs")) {
                var section = parent.path("sectionName").asText();
                if (parent.path("name").asText().equals(gateway.name())
                        && (section.isEmpty()
                                || section.equals(listener.path("name").asText()))) {
                    for (var rule : route.at("/spec/rules")) {
                        if (rule.has("backendRefs")) {
                            return false;
                        }
                    }
                }
            }
        }
        return true;
    }

    private static boolean isolated(Bundle bundle, Workload pod, String direction) {
        return bundle.ofKind("NetworkPolicy").stream()
                .anyMatch(policy -> policy.namespace().equals(pod.item().namespace())
                        && policy.at("/spec/policyTypes").toString().contains(direction)
                        && Bundle.matches(policy.at("/spec/podSelector"), pod.labels()));
    }

    private static String monitorFault(Bundle bundle, Item monitor) {
        var namespaces = monitor.at("/spec/namespaceSelector/matchNames");
        var namespace =
                namespaces.isEmpty() ? monitor.namespace() : namespaces.path(0).asText();
        var ports = monitor.at("/spec/endpoints").isMissingNode()
                ? monitor.at("/spec/podMetricsEndpoints")
                : monitor.at("/spec/endpoints");
        for (var port : ports) {
            var name = port.path("port").asText();
            var found = monitor.kind().equals("ServiceMonitor")
                    ? bundle.ofKind("Service").stream()
                            .filter(service -> service.namespace().equals(namespace)
                                    && Bundle.matches(monitor.at("/spec/selector"), service.labels()))
                            .anyMatch(service -> service.at("/spec/ports")
                                    .findValuesAsText("name")
                                    .contains(name))
                    : Peers.of(bundle).stream()
                            .anyMatch(pods -> pods.namespace().equals(namespace)
                                    && pods.ports().contains(name)
                                    && Bundle.matches(monitor.at("/spec/selector"), pods.labels()));
            if (!found) {
                return "nothing to scrape at port " + name;
            }
        }
        return null;
    }
}
