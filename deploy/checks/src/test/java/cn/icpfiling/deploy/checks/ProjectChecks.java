package cn.icpfiling.deploy.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The checks that compare an overlay with the sources of this project. */
final class ProjectChecks {
    /** What project.yaml of this module says: variables that the runtime reads. */
    private static final JsonNode FACTS = Bundle.tree(Bundle.resource("/project.yaml"));

    private static final JsonNode NEEDS = Bundle.tree(Bundle.resource(OperatorNeeds.FILE));

    /** The modules whose images run in pods. */
    static final List<String> WITH_PODS = Stream.concat(Sources.WITH_EVENTS.stream(), Stream.of("gateway", "sandbox"))
            .toList();

    private static final String ANCHORS = "icp.audit.anchor.v1";

    private final JsonNode topics;
    private final Map<String, EventChecks.Traffic> traffic = new HashMap<>();
    private final Map<String, SettingChecks.Settings> settings = new HashMap<>();
    private final Map<String, Map<String, String>> properties = new HashMap<>();
    private final Map<String, Duration> loopsEnd = new HashMap<>();

    ProjectChecks(Sources sources) {
        topics = sources.topics();
        for (var module : WITH_PODS) {
            // the sandbox is a world to play with: its end may break off a request
            if (!module.equals("sandbox")) {
                properties.put(module, sources.properties(module));
                loopsEnd.put(module, sources.loopsEnd(module));
            }
            settings.put(
                    module,
                    new SettingChecks.Settings(
                            sources.settingsRead(module),
                            sources.properties(module),
                            sources.settingsNeeded(module),
                            sources.settingsReferred(module)));
        }
        for (var module : Sources.WITH_EVENTS) {
            traffic.put(module, traffic(sources, module));
        }
    }

    /** The checks of an overlay, whose parts decide which edges count. */
    List<Check> of(String overlay) {
        var runtime = new TreeSet<String>();
        FACTS.path("runtime-variables").properties().forEach(entry -> runtime.add(entry.getKey()));
        var edges = Bundle.tree(Overlay.read(Overlay.KUBERNETES.resolve("edges.yaml")));
        var secrets = Bundle.tree(Overlay.read(Overlay.KUBERNETES.resolve("secrets.yaml")));
        var all = new ArrayList<Check>();
        all.addAll(NetworkGraph.checks(edges, NEEDS, Overlay.parts(overlay)));
        all.addAll(EventChecks.checks(topics, traffic, Map.of("audit-verifier", Set.of(ANCHORS))));
        all.addAll(SettingChecks.checks(settings, runtime, secrets));
        all.addAll(FitChecks.checks(traffic, topics.path("partitions").asInt(), properties, loopsEnd));
        return all;
    }

    /** Sends and receives by the contract, and the audit's anchors, which platform/data publishes for each. */
    static EventChecks.Traffic traffic(Sources sources, String module) {
        var sends = new TreeSet<>(sources.contractTopics(module, "send"));
        sends.addAll(sources.contractTopics("platform/data", "send"));
        return new EventChecks.Traffic(sends, sources.contractTopics(module, "receive"), sources.consumers(module));
    }
}
