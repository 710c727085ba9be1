package cn.icpfiling.deploy.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Pods that exist once the manifests are applied: those of workloads, and those that operators make of their own objects. */
final class Peers {

    /** A group of pods with the same labels, under the name that edges use, and the names of the ports that monitors may ask. */
    record Pods(String name, String namespace, Map<String, String> labels, Set<String> ports) {}

    private Peers() {}

    static List<Pods> of(Bundle bundle) {
        var all = new ArrayList<Pods>();
        for (var pod : bundle.workloads()) {
            var ports = new TreeSet<String>();
            pod.containers().forEach(box -> ports.addAll(box.path("ports").findValuesAsText("name")));
            all.add(new Pods(pod.item().name(), pod.item().namespace(), pod.labels(), ports));
        }
        for (var kafka : bundle.ofKind("Kafka")) {
            all.add(new Pods(
                    kafka.name(),
                    kafka.namespace(),
                    brokers(kafka.name()),
                    kafka.at("/spec/kafka").has("metricsConfig") ? Set.of("tcp-prometheus") : Set.of()));
            if (kafka.at("/spec").has("entityOperator")) {
                all.add(new Pods(
                        kafka.name() + "-entity-operator",
                        kafka.namespace(),
                        strimzi(kafka.name(), "entity-operator", "entity-operator"),
                        Set.of()));
            }
            if (kafka.at("/spec").has("kafkaExporter")) {
                all.add(new Pods(
                        kafka.name() + "-kafka-exporter",
                        kafka.namespace(),
                        strimzi(kafka.name(), "kafka-exporter", "kafka-exporter"),
                        Set.of("tcp-prometheus")));
            }
        }
        for (var cluster : bundle.ofKind("InnoDBCluster")) {
            all.add(new Pods(
                    cluster.name(),
                    cluster.namespace(),
                    servers(cluster.name()),
                    cluster.at("/spec/metrics/enable").asBoolean() ? Set.of("metrics") : Set.of()));
            all.add(new Pods(cluster.name() + "-router", cluster.namespace(), routers(cluster.name()), Set.of()));
        }
        return all;
    }

    static Map<String, String> brokers(String cluster) {
        return strimzi(cluster, "kafka", "kafka");
    }

    /** The labels of one pool's pods, which Strimzi adds to those of the whole cluster. */
    static Map<String, String> pool(Item pool) {
        var labels = new HashMap<>(brokers(pool.labels().getOrDefault("strimzi.io/cluster", "")));
        labels.put("strimzi.io/pool-name", pool.name());
        return labels;
    }

    static Map<String, String> servers(String cluster) {
        return innodb(cluster, "mysqld", "database");
    }

    static Map<String, String> routers(String cluster) {
        return innodb(cluster, "mysqlrouter", "router");
    }

    /** The labels that Strimzi's documentation names for its pods. */
    private static Map<String, String> strimzi(String cluster, String part, String name) {
        return Map.of(
                "strimzi.io/cluster",
                cluster,
                "strimzi.io/kind",
                "Kafka",
                "strimzi.io/name",
                cluster + "-" + part,
                "app.kubernetes.io/name",
                name,
                "app.kubernetes.io/instance",
                cluster,
                "app.kubernetes.io/managed-by",
                "strimzi-cluster-operator");
    }

    /** The labels that the MySQL operator gives its servers and routers. */
    private static Map<String, String> innodb(String cluster, String component, String part) {
        return Map.of(
                "component",
                component,
                "tier",
                "mysql",
                "mysql.oracle.com/cluster",
                cluster,
                "app.kubernetes.io/component",
                part,
                "app.kubernetes.io/created-by",
                "mysql-operator",
                "app.kubernetes.io/managed-by",
                "mysql-operator");
    }

    static boolean exist(Bundle bundle, JsonNode selector, String namespace) {
        return of(bundle).stream()
                .anyMatch(pods -> pods.namespace().equals(namespace) && Bundle.matches(selector, pods.labels()));
    }
}
