package cn.icpfiling.deploy.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An object that makes pods, and the pods' template in it. */
record Workload(Item item, JsonNode template) {

    static Optional<Workload> of(Item item) {
        return switch (item.kind()) {
            case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job" ->
                Optional.of(new Workload(item, item.at("/spec/template")));
            case "CronJob" -> Optional.of(new Workload(item, item.at("/spec/jobTemplate/spec/template")));
            case "Pod" -> Optional.of(new Workload(item, item.json()));
            default -> Optional.empty();
        };
    }

    JsonNode pod() {
        return template.path("spec");
    }

    Map<String, String> labels() {
        return Item.texts(template.at("/metadata/labels"));
    }

    /** Runs to an end, unlike a service. */
    boolean isJob() {
        return item.kind().equals("Job") || item.kind().equals("CronJob");
    }

    boolean isScalable() {
        return item.kind().equals("Deployment") || item.kind().equals("StatefulSet");
    }

    int replicas() {
        return item.at("/spec/replicas").asInt(1);
    }

    /** All containers, those at the start and those for debugging included. */
    List<JsonNode> containers() {
        var all = new ArrayList<JsonNode>();
        for (var list : List.of("initContainers", "containers", "ephemeralContainers")) {
            pod().path(list).forEach(all::add);
        }
        return all;
    }

    /** The containers that run as long as the pod does. */
    List<JsonNode> mainContainers() {
        var all = new ArrayList<JsonNode>();
        pod().path("containers").forEach(all::add);
        return all;
    }

    /** A setting of the container, or of its pod where the container is silent. */
    JsonNode security(JsonNode container, String pointer) {
        var own = container.path("securityContext").at(pointer);
        return own.isMissingNode() || own.isNull()
                ? pod().path("securityContext").at(pointer)
                : own;
    }
}
