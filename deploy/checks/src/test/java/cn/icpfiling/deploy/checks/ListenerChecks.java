package cn.icpfiling.deploy.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The peers that listeners of Kafka name, from which Strimzi makes policies of its own unless its operator is told not to. */
final class ListenerChecks {
    private ListenerChecks() {}

    static List<Check> checks() {
        return List.of(new Check(
                "listener-peers",
                "A listener of Kafka names exactly the peers that the policies admit to its port; one without peers is open to all.",
                (bundle, findings) -> {
                    for (var kafka : bundle.ofKind("Kafka")) {
                        for (var listener : kafka.at("/spec/kafka/listeners")) {
                            compare(bundle, kafka, listener, findings);
                        }
                    }
                }));
    }

    private static void compare(Bundle bundle, Item kafka, JsonNode listener, Check.Findings findings) {
        var named = new HashSet<JsonNode>();
        listener.path("networkPolicyPeers").forEach(named::add);
        var admitted = admitted(bundle, kafka, listener.path("port").asInt());
        var name = "listener " + listener.path("name").asText();
        if (named.isEmpty()) {
            findings.add(kafka, name + " names no peers");
        }
        named.stream()
                .filter(peer -> !admitted.contains(peer))
                .forEach(peer -> findings.add(kafka, name + " names a peer that no policy admits: " + peer));
        admitted.stream()
                .filter(peer -> !named.contains(peer))
                .forEach(peer -> findings.add(kafka, name + " does not name " + peer));
    }

    /** The peers of all policies that choose the brokers' pods and admit to this port. A rule without peers admits all: an empty object. */
    private static Set<JsonNode> admitted(Bundle bundle, Item kafka, int port) {
        var peers = new HashSet<JsonNode>();
        for (var policy : bundle.ofKind("NetworkPolicy")) {
            if (!policy.namespace().equals(kafka.namespace())
                    || !Bundle.matches(policy.at("/spec/podSelector"), Peers.brokers(kafka.name()))) {
                continue;
            }
            for (var rule : policy.at("/spec/ingress")) {
                if (covers(rule.path("ports"), port)) {
                    rule.path("from").forEach(peers::add);
                    if (rule.path("from").isEmpty()) {
                        peers.add(Bundle.tree("{}"));
                    }
                }
            }
        }
        return peers;
    }

    /** A rule without ports covers all of them. */
    private static boolean covers(JsonNode ports, int port) {
        for (var one : ports) {
            if (one.path("protocol").asText("TCP").equals("TCP") && isWithin(one, port)) {
                return true;
            }
        }
        return ports.isEmpty();
    }

    /** A port by its name may be any port of the brokers, so the peers of its rule count for each listener. */
    private static boolean isWithin(JsonNode range, int port) {
        var first = range.path("port");
        return !first.isNumber()
                || first.asInt() <= port && port <= range.path("endPort").asInt(first.asInt());
    }
}
