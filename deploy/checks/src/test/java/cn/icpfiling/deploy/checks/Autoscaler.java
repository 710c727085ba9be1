package cn.icpfiling.deploy.checks;

import java.util.Optional;

/** What changes the number of a workload's pods: a HorizontalPodAutoscaler, or KEDA's ScaledObject, which makes one. */
record Autoscaler(Item item, String kind, String name, int min, int max) {

    static Optional<Autoscaler> of(Item item) {
        var target = item.at("/spec/scaleTargetRef");
        return switch (item.kind()) {
            case "HorizontalPodAutoscaler" ->
                Optional.of(new Autoscaler(
                        item,
                        target.path("kind").asText(),
                        target.path("name").asText(),
                        item.at("/spec/minReplicas").asInt(1),
                        item.at("/spec/maxReplicas").asInt()));
            case "ScaledObject" ->
                Optional.of(new Autoscaler(
                        item,
                        target.path("kind").asText("Deployment"),
                        target.path("name").asText(),
                        item.at("/spec/minReplicaCount").asInt(0),
                        item.at("/spec/maxReplicaCount").asInt(100)));
            default -> Optional.empty();
        };
    }
}
