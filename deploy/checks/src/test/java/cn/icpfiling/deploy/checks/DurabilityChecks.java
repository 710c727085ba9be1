package cn.icpfiling.deploy.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What keeps acknowledged data when a machine or a zone is lost: copies of topics, brokers, instances of databases, writes to disk. */
final class DurabilityChecks {
    private static final int COPIES = 3;
    private static final int ROUTERS = 2;
    /** A write is acknowledged when two copies have it: one alone could be lost with it, and all would stop writes with one broker. */
    private static final String WRITTEN = "2";

    private static final String UNCLEAN = "unclean.leader.election.enable";
    private static final String IN_SYNC = "min.insync.replicas";
    private static final String ZONE = "topology.kubernetes.io/zone";
    private static final String NODE = "kubernetes.io/hostname";

    /** Settings that let MySQL acknowledge a transaction before it is on the disk, unless they are 1, which is MySQL's default. */
    private static final Pattern FLUSH = Pattern.compile(
            "(?mi)^\\s*((?:loose[-_])?(?:sync[-_]binlog|innodb[-_]flush[-_]log[-_]at[-_]trx[-_]commit))\\s*=\\s*(\\S+)");

    private DurabilityChecks() {}

    static List<Check> checks() {
        return List.of(
                new Check(
                        "durability",
                        "Topics have three copies, of which two have a write, on three brokers; databases have three instances and two routers.",
                        (bundle, findings) -> {
                            bundle.ofKind("Kafka").forEach(kafka -> brokers(bundle, kafka, findings));
                            bundle.ofKind("KafkaNodePool").forEach(pool -> disks(pool, findings));
                            bundle.ofKind("KafkaTopic").forEach(topic -> topic(topic, findings));
                            bundle.ofKind("InnoDBCluster").forEach(cluster -> database(cluster, findings));
                        }),
                new Check(
                        "quorum-apart",
                        "No node takes two of a pool of Kafka, or two instances of a database, and no zone the majority of three.",
                        (bundle, findings) -> {
                            bundle.ofKind("KafkaNodePool")
                                    .forEach(pool -> apart(
                                            bundle, pool, pool.at("/spec/template/pod"), Peers.pool(pool), findings));
                            bundle.ofKind("InnoDBCluster")
                                    .forEach(cluster -> apart(
                                            bundle,
                                            cluster,
                                            cluster.at("/spec/podSpec"),
                                            Peers.servers(cluster.name()),
                                            findings));
                        }),
                new Check(
                        "routers-apart",
                        "A node takes one router of a database while another one is there, and a drain lets one go at a time.",
                        (bundle, findings) ->
                                bundle.ofKind("InnoDBCluster").forEach(cluster -> routers(bundle, cluster, findings))));
    }

    /**
     * A strict spread over zones, because volumes keep pods in the zones of their first start. It counts the zones of tainted nodes, too:
     * else one that is cordoned while a pod starts would send it to another zone for good. minDomains would demand zones that an
     * environment may lack.
     */
    private static void apart(
            Bundle bundle, Item item, JsonNode pod, Map<String, String> own, Check.Findings findings) {
        var zones = false;
        for (var spread : pod.path("topologySpreadConstraints")) {
            zones |= isStrict(bundle, spread, ZONE, own)
                    && !spread.path("nodeTaintsPolicy").asText().equals("Honor")
                    && !spread.path("nodeAffinityPolicy").asText().equals("Ignore")
                    && !spread.has("minDomains");
        }
        if (!zones) {
            findings.add(item, "a zone may take all of its pods: no strict spread of these alone over " + ZONE);
        }
        var nodes = false;
        for (var spread : pod.path("topologySpreadConstraints")) {
            nodes |= isStrict(bundle, spread, NODE, own);
        }
        for (var term : pod.at("/affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution")) {
            nodes |= isOf(bundle, term, NODE, own);
        }
        if (!nodes) {
            findings.add(item, "a node may take two of its pods");
        }
    }

    /** Routers have no volume, so a lost node must not count: it would hold up their rollout (as spread-without-lost-nodes). */
    private static void routers(Bundle bundle, Item cluster, Check.Findings findings) {
        var own = Peers.routers(cluster.name());
        var nodes = false;
        for (var spread : cluster.at("/spec/router/podSpec/topologySpreadConstraints")) {
            nodes |= isStrict(bundle, spread, NODE, own)
                    && spread.path("nodeTaintsPolicy").asText().equals("Honor");
        }
        if (!nodes) {
            findings.add(cluster, "a node may take all of its routers");
        }
        var budgets = bundle.ofKind("PodDisruptionBudget").stream()
                .filter(budget -> budget.namespace().equals(cluster.namespace())
                        && Bundle.matches(budget.at("/spec/selector"), own))
                .toList();
        // the API server evicts no pod that two budgets choose
        if (budgets.size() != 1 || !choosesAlone(bundle, budgets.getFirst().at("/spec/selector"), own)) {
            findings.add(cluster, budgets.size() + " budgets choose its routers, must be one that chooses these alone");
            return;
        }
        var fault = FitChecks.budgetFault(
                budgets.getFirst(), cluster.at("/spec/router/instances").asInt());
        if (fault != null) {
            findings.add(cluster, "its routers' budget: " + fault);
        }
    }

    private static boolean isStrict(Bundle bundle, JsonNode spread, String key, Map<String, String> own) {
        return spread.path("whenUnsatisfiable").asText().equals("DoNotSchedule")
                && spread.path("maxSkew").asInt() == 1
                && isOf(bundle, spread, key, own);
    }

    private static boolean isOf(Bundle bundle, JsonNode rule, String key, Map<String, String> own) {
        return rule.path("topologyKey").asText().equals(key) && choosesAlone(bundle, rule.path("labelSelector"), own);
    }

    /** Whether a selector chooses these pods and no others that operators make: counted together, each group may stand uneven. */
    private static boolean choosesAlone(Bundle bundle, JsonNode selector, Map<String, String> own) {
        if (selector.isEmpty() || !Bundle.matches(selector, own)) {
            return false;
        }
        var others = new HashMap<String, Map<String, String>>();
        bundle.ofKind("KafkaNodePool").forEach(pool -> others.put(pool.id(), Peers.pool(pool)));
        bundle.ofKind("InnoDBCluster").forEach(cluster -> {
            others.put(cluster.id(), Peers.servers(cluster.name()));
            others.put(cluster.id() + " routers", Peers.routers(cluster.name()));
        });
        return others.values().stream()
                .filter(labels -> !labels.equals(own))
                .noneMatch(labels -> Bundle.matches(selector, labels));
    }

    private static void brokers(Bundle bundle, Item kafka, Check.Findings findings) {
        var config = kafka.at("/spec/kafka/config");
        for (var copies : List.of(
                "default.replication.factor",
                "offsets.topic.replication.factor",
                "transaction.state.log.replication.factor")) {
            atLeast(kafka, copies, config.path(copies), COPIES, findings);
        }
        for (var written : List.of(IN_SYNC, "transaction.state.log.min.isr")) {
            equal(kafka, written, config.path(written), WRITTEN, findings);
        }
        equal(kafka, UNCLEAN, config.path(UNCLEAN), "false", findings);
        equal(kafka, "rack.topologyKey", kafka.at("/spec/kafka/rack/topologyKey"), ZONE, findings);
        for (var role : List.of("broker", "controller")) {
            var nodes = bundle.ofKind("KafkaNodePool").stream()
                    .filter(pool -> pool.namespace().equals(kafka.namespace())
                            && kafka.name().equals(pool.labels().get("strimzi.io/cluster"))
                            && contains(pool.at("/spec/roles"), role))
                    .mapToInt(pool -> pool.at("/spec/replicas").asInt())
                    .sum();
            if (nodes < COPIES) {
                findings.add(kafka, "has " + nodes + " nodes of the role " + role);
            }
        }
    }

    /** A volume without a claim is empty after a restart of its pod. */
    private static void disks(Item pool, Check.Findings findings) {
        var types = pool.at("/spec/storage").findValuesAsText("type");
        types.remove("jbod");
        if (types.isEmpty() || !types.stream().allMatch("persistent-claim"::equals)) {
            findings.add(pool, "storage is of the types " + types);
        }
    }

    private static void topic(Item topic, Check.Findings findings) {
        var config = topic.at("/spec/config");
        atLeast(topic, "replicas", topic.at("/spec/replicas"), COPIES, findings);
        equal(topic, IN_SYNC, config.path(IN_SYNC), WRITTEN, findings);
        if (config.has(UNCLEAN)) {
            equal(topic, UNCLEAN, config.path(UNCLEAN), "false", findings);
        }
    }

    private static void database(Item cluster, Check.Findings findings) {
        atLeast(cluster, "instances", cluster.at("/spec/instances"), COPIES, findings);
        atLeast(cluster, "router.instances", cluster.at("/spec/router/instances"), ROUTERS, findings);
        FLUSH.matcher(cluster.at("/spec/mycnf").asText())
                .results()
                .filter(setting -> !setting.group(2).equals("1"))
                .forEach(setting -> findings.add(cluster, setting.group(1) + " is " + setting.group(2)));
    }

    private static void atLeast(Item item, String what, JsonNode value, int least, Check.Findings findings) {
        if (value.asInt() < least) {
            findings.add(item, what + " is " + value.asText("not set") + ", at least " + least + " is needed");
        }
    }

    private static void equal(Item item, String what, JsonNode value, String wanted, Check.Findings findings) {
        if (!value.asText().equals(wanted)) {
            findings.add(item, what + " is " + value.asText("not set") + ", must be " + wanted);
        }
    }

    private static boolean contains(JsonNode list, String text) {
        for (var one : list) {
            if (one.asText().equals(text)) {
                return true;
            }
        }
        return false;
    }
}
