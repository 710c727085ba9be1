package cn.icpfiling.deploy.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What operators and the pods that they make need of the network, by the list of needs.yaml. No source of this project opens these
 * connections, so edges.yaml cannot be compared with a caller, as CallersEdgesTest does it for services.
 */
final class OperatorNeeds {
    static final String FILE = "/needs.yaml";

    private OperatorNeeds() {}

    /**
     * Finds needs that the policies refuse, and connections between these ends that are no need.
     *
     * @param allowed edges in the words of {@link NetworkGraph}
     */
    static void compare(Bundle bundle, JsonNode needs, Set<String> allowed, Check.Findings findings) {
        var needed = new TreeMap<String, Item>();
        var ends = new TreeMap<String, Item>();
        for (var kind : needs.properties()) {
            for (var object : bundle.ofKind(kind.getKey())) {
                for (var need : kind.getValue().path("needs")) {
                    if (need.has("if") && object.at(need.path("if").asText()).isMissingNode()) {
                        continue;
                    }
                    var from = end(need.path("from"), object);
                    var to = end(need.path("to"), object);
                    ends.putIfAbsent(from, object);
                    ends.putIfAbsent(to, object);
                    for (var port : need.path("ports")) {
                        needed.put(from + " > " + to + " TCP/" + port.asInt(), object);
                    }
                }
            }
        }
        needed.forEach((edge, object) -> {
            if (!allowed.contains(edge)) {
                findings.add(object, "needed by its operator's sources but refused: " + edge);
            }
        });
        for (var edge : allowed) {
            var parts = edge.split(" ");
            if (ends.containsKey(parts[0]) && ends.containsKey(parts[2]) && !needed.containsKey(edge)) {
                findings.add(ends.get(parts[0]), "allowed, and no need of an operator's sources: " + edge);
            }
        }
    }

    /** The groups of pods that operators make of objects in this bundle and that no need names: the list would not judge them. */
    static Set<String> unnamed(Bundle bundle, JsonNode needs) {
        var own = bundle.workloads().stream().map(pod -> pod.item().name()).collect(Collectors.toSet());
        var names = new TreeSet<String>();
        Peers.of(bundle).forEach(pods -> names.add(pods.name()));
        names.removeAll(own);
        for (var kind : needs.properties()) {
            for (var object : bundle.ofKind(kind.getKey())) {
                for (var need : kind.getValue().path("needs")) {
                    names.remove(end(need.path("from"), object));
                    names.remove(end(need.path("to"), object));
                }
            }
        }
        return names;
    }

    private static String end(JsonNode name, Item object) {
        return name.asText().replace("NAME", object.name());
    }
}
