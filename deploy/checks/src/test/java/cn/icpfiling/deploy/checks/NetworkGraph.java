package cn.icpfiling.deploy.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The connections that an overlay's network policies allow between pods, and between pods and what is outside, compared with
 * deploy/kubernetes/edges.yaml. Between two pods of the platform a connection needs a policy on both sides. An end outside is known only
 * by the peer that a policy names, so such a peer must be exactly an end of edges.yaml: a wider one would allow more than was declared.
 */
final class NetworkGraph {
    private static final String NAMESPACE = "kubernetes.io/metadata.name";
    private static final String ANY = "any port";

    /** Where a connection begins or ends: pods of the overlay (with their policies), or an end of edges.yaml that lies outside. */
    private record End(String name, Peers.Pods pods, JsonNode outside) {
        boolean isOutside() {
            return outside != null;
        }
    }

    private final Bundle bundle;
    private final JsonNode declared;
    private final Set<String> parts;
    private final List<End> ends = new ArrayList<>();
    private final Set<String> whole = new TreeSet<>();
    private final Set<String> half = new TreeSet<>();
    private final Set<String> unknownPeers = new TreeSet<>();

    /** @param parts base, components and overlays that the bundle is made of, or nothing for all: an edge names its part in "in" */
    NetworkGraph(Bundle bundle, JsonNode declared, Set<String> parts) {
        this.bundle = bundle;
        this.declared = declared;
        this.parts = parts;
        for (var pods : Peers.of(bundle)) {
            ends.add(new End(pods.name(), pods, null));
        }
        for (var end : declared.path("ends").properties()) {
            if (end.getValue().has("namespace") || end.getValue().has("blocks")) {
                ends.add(new End(end.getKey(), null, end.getValue()));
            }
        }
        evaluate();
    }

    /** The rules "network-edges", "network-both-sides", "network-ports" and "operator-needs". */
    static List<Check> checks(JsonNode declared, JsonNode needs, Set<String> parts) {
        // all judge the same bundle, and a graph costs half a second
        var known = new IdentityHashMap<Bundle, NetworkGraph>();
        Function<Bundle, NetworkGraph> graphs =
                bundle -> known.computeIfAbsent(bundle, one -> new NetworkGraph(one, declared, parts));
        return List.of(
                new Check(
                        "network-edges",
                        "The policies allow the edges of edges.yaml and no others.",
                        (bundle, findings) -> graphs.apply(bundle).compare(findings)),
                new Check(
                        "network-both-sides",
                        "What one pod may send, the other may receive.",
                        (bundle, findings) -> graphs.apply(bundle).halves(findings)),
                new Check(
                        "network-ports",
                        "An edge ends at a port that a container opens: a policy judges the pod's port, never that of a Service.",
                        (bundle, findings) -> closedPorts(bundle, graphs.apply(bundle).whole, findings)),
                new Check(
                        "operator-needs",
                        "Operators and their pods have the connections that the operators' sources open, and among themselves no others.",
                        (bundle, findings) ->
                                OperatorNeeds.compare(bundle, needs, graphs.apply(bundle).whole, findings)));
    }

    private void compare(Check.Findings findings) {
        var allowed = whole;
        var wanted = wanted();
        var policies = bundle.ofKind("NetworkPolicy");
        if (policies.isEmpty()) {
            return;
        }
        var any = policies.getFirst();
        for (var edge : wanted) {
            if (!allowed.contains(edge)) {
                findings.add(any, "declared but refused: " + edge);
            }
        }
        for (var edge : allowed) {
            if (!wanted.contains(edge)) {
                findings.add(any, "allowed but not declared: " + edge);
            }
        }
        unknownPeers.forEach(peer -> findings.add(any, peer));
    }

    private void halves(Check.Findings findings) {
        for (var edge : half) {
            if (!whole.contains(edge)) {
                findings.add(bundle.ofKind("NetworkPolicy").getFirst(), "allowed on one side only: " + edge);
            }
        }
    }

    /**
     * Pods that an operator makes are not judged: their containers stand in no manifest. A Job that opens no port has labels of a group to
     * whose other pods the policies lead.
     */
    private static void closedPorts(Bundle bundle, Set<String> allowed, Check.Findings findings) {
        for (var pod : bundle.workloads()) {
            var open = new TreeSet<String>();
            for (var container : pod.containers()) {
                for (var port : container.path("ports")) {
                    open.add(port.path("protocol").asText("TCP") + "/"
                            + port.path("containerPort").asText());
                }
            }
            if (open.isEmpty() && pod.isJob()) {
                continue;
            }
            var to = " > " + pod.item().name() + " ";
            for (var edge : allowed) {
                var port = edge.substring(edge.lastIndexOf(' ') + 1);
                if (edge.contains(to) && port.contains("/") && !open.contains(port)) {
                    findings.add(pod.item(), "allowed, but no container opens this port: " + edge);
                }
            }
        }
    }

    /** Fills {@link #whole} with what both sides allow, and {@link #half} with what one side allows at least. */
    private void evaluate() {
        for (var from : ends) {
            for (var to : ends) {
                if (from.isOutside() && to.isOutside()) {
                    continue;
                }
                var sends = from.isOutside() ? null : ports(from, to, "Egress");
                var takes = to.isOutside() ? null : ports(to, from, "Ingress");
                var both = new TreeSet<>(sends == null ? takes : sends);
                var any = new TreeSet<>(both);
                if (takes != null && sends != null) {
                    both.retainAll(takes);
                    any.addAll(takes);
                }
                both.forEach(port -> whole.add(from.name() + " > " + to.name() + " " + port));
                any.forEach(port -> half.add(from.name() + " > " + to.name() + " " + port));
            }
        }
    }

    /** The ports that the policies of a pod allow to or from an end. A direction that no policy rules is open. */
    private Set<String> ports(End own, End other, String direction) {
        var ports = new TreeSet<String>();
        var ruled = false;
        for (var policy : bundle.ofKind("NetworkPolicy")) {
            if (!policy.namespace().equals(own.pods().namespace())
                    || !policy.at("/spec/policyTypes").toString().contains(direction)
                    || !Bundle.matches(
                            policy.at("/spec/podSelector"), own.pods().labels())) {
                continue;
            }
            ruled = true;
            var egress = direction.equals("Egress");
            for (var rule : policy.at(egress ? "/spec/egress" : "/spec/ingress")) {
                var peers = rule.path(egress ? "to" : "from");
                if (peers.isEmpty()
                        || isBlocks(peers, policy, other)
                        || any(peers, peer -> isPeer(peer, policy, other))) {
                    addPorts(rule, ports);
                }
            }
        }
        if (!ruled) {
            ports.add(ANY);
        }
        return ports;
    }

    private static void addPorts(JsonNode rule, Set<String> ports) {
        if (rule.path("ports").isEmpty()) {
            ports.add(ANY);
        }
        for (var port : rule.path("ports")) {
            ports.add(port.path("protocol").asText("TCP") + "/"
                    + port.path("port").asText(ANY) + (port.has("endPort") ? "-" + port.path("endPort") : ""));
        }
    }

    private boolean isPeer(JsonNode peer, Item policy, End other) {
        if (peer.has("ipBlock")) {
            return false;
        }
        if (peer.has("namespaceSelector")) {
            if (ends.stream().noneMatch(end -> isNamespace(peer, end))) {
                unknownPeers.add(policy.name() + " names pods of a namespace that are no end: " + peer);
            }
            return isNamespace(peer, other);
        }
        return !other.isOutside()
                && other.pods().namespace().equals(policy.namespace())
                && Bundle.matches(peer.path("podSelector"), other.pods().labels());
    }

    /** The blocks that a rule names are those of one end, all of them with its exceptions. Two ends may overlap, so parts do not count. */
    private boolean isBlocks(JsonNode peers, Item policy, End other) {
        var blocks = new TreeSet<String>();
        for (var peer : peers) {
            if (peer.has("ipBlock")) {
                blocks.add(peer.at("/ipBlock/cidr").asText() + texts(peer.at("/ipBlock/except")));
            }
        }
        if (!blocks.isEmpty() && ends.stream().noneMatch(end -> blocks.equals(blocks(end)))) {
            unknownPeers.add(policy.name() + " names addresses that are no end: " + blocks);
        }
        return !blocks.isEmpty() && blocks.equals(blocks(other));
    }

    private static Set<String> blocks(End end) {
        var blocks = new TreeSet<String>();
        if (end.isOutside()) {
            end.outside()
                    .path("blocks")
                    .forEach(block ->
                            blocks.add(block.asText() + texts(end.outside().path("except"))));
        }
        return blocks;
    }

    private static boolean isNamespace(JsonNode peer, End end) {
        return end.isOutside()
                && end.outside().has("namespace")
                && Item.texts(peer.at("/namespaceSelector/matchLabels"))
                        .equals(Map.of(
                                NAMESPACE, end.outside().path("namespace").asText()))
                && !peer.path("namespaceSelector").has("matchExpressions")
                && Item.texts(peer.at("/podSelector/matchLabels"))
                        .equals(Item.texts(end.outside().path("pods")));
    }

    /** The edges of the file whose both ends are in this overlay, by the names of pods. */
    private Set<String> wanted() {
        var edges = new TreeSet<String>();
        for (var edge : declared.path("edges")) {
            if (!parts.isEmpty() && !parts.contains(edge.path("in").asText())) {
                continue;
            }
            for (var from : named(edge.path("from"))) {
                for (var to : named(edge.path("to"))) {
                    for (var port : edge.path("ports")) {
                        edges.add(from + " > " + to + " " + port(port.asText()));
                    }
                }
            }
        }
        return edges;
    }

    /** 53/udp is UDP/53, and 8080 is TCP/8080. */
    private static String port(String text) {
        var parts = text.split("/");
        return (parts.length == 2 ? parts[1].toUpperCase(Locale.ROOT) : "TCP") + "/" + parts[0];
    }

    private Set<String> named(JsonNode names) {
        var found = new TreeSet<String>();
        for (var name : names.isArray() ? texts(names) : Set.of(names.asText())) {
            var end = declared.path("ends").path(name);
            if (end.isMissingNode()) {
                throw new IllegalArgumentException("edges.yaml has no end " + name);
            }
            if (end.has("namespace") || end.has("blocks")) {
                found.add(name);
                continue;
            }
            var labels = new LinkedHashMap<>(Item.texts(end.path("pods")));
            ends.stream()
                    .filter(one ->
                            !one.isOutside() && one.pods().labels().entrySet().containsAll(labels.entrySet()))
                    .forEach(one -> found.add(one.name()));
        }
        return found;
    }

    private static boolean any(JsonNode list, Predicate<JsonNode> test) {
        for (var one : list) {
            if (test.test(one)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> texts(JsonNode list) {
        var texts = new TreeSet<String>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
