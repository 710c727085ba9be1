package cn.icpfiling.deploy.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Topics and rights on them, compared with the project's list of topics and with the contracts of the services. */
final class EventChecks {

    /** What a service does by its contract and its code. */
    record Traffic(Set<String> sends, Set<String> receives, Set<Sources.Consumer> consumers) {}

    private static final long DAY = 86_400_000L;

    private EventChecks() {}

    /** @param readers users who are no service and may read topics, and which */
    static List<Check> checks(JsonNode topics, Map<String, Traffic> services, Map<String, Set<String>> readers) {
        return List.of(
                new Check(
                        "topics",
                        "The topics are those of deploy/base/topics.yaml, with partitions, clean-up, retention and compaction lag.",
                        (bundle, findings) -> topics(bundle, topics, findings)),
                new Check(
                        "topic-rights",
                        "A service writes what its contract sends, reads what it receives, and has no other right.",
                        (bundle, findings) -> rights(bundle, services, readers, findings)),
                Check.ofItems(
                        "scaler-consumers",
                        "A scaler looks at the lag of a consumer that its service has.",
                        List.of("ScaledObject"),
                        (bundle, scaler) -> {
                            var service = services.get(
                                    scaler.at("/spec/scaleTargetRef/name").asText());
                            for (var trigger : scaler.at("/spec/triggers")) {
                                var topic = trigger.at("/metadata/topic").asText();
                                var group =
                                        trigger.at("/metadata/consumerGroup").asText();
                                if (trigger.path("type").asText().equals("kafka")
                                        && (service == null
                                                || service.consumers().stream()
                                                        .noneMatch(one -> one.topic()
                                                                        .equals(topic)
                                                                && group.equals(scaler.at("/spec/scaleTargetRef/name")
                                                                                .asText()
                                                                        + "." + one.purpose())))) {
                                    return "no consumer " + group + " of " + topic;
                                }
                            }
                            return null;
                        }));
    }

    private static void topics(Bundle bundle, JsonNode wanted, Check.Findings findings) {
        if (bundle.ofKind("Kafka").isEmpty()) {
            return;
        }
        var declared = new TreeSet<String>();
        for (var topic : wanted.path("topics")) {
            declared.add(topic.path("name").asText());
        }
        for (var item : bundle.ofKind("KafkaTopic")) {
            var name = item.at("/spec/topicName").asText(item.name());
            if (!declared.remove(name)) {
                findings.add(item, "is not in topics.yaml, or twice here");
                continue;
            }
            for (var topic : wanted.path("topics")) {
                if (topic.path("name").asText().equals(name)) {
                    same(
                            item,
                            "partitions",
                            item.at("/spec/partitions").asText(),
                            topic.path("partitions")
                                    .asText(wanted.path("partitions").asText()),
                            findings);
                    same(
                            item,
                            "cleanup.policy",
                            config(item, "cleanup.policy"),
                            topic.path("cleanup").asText(),
                            findings);
                    if (topic.has("retention-days")) {
                        same(
                                item,
                                "retention.ms",
                                config(item, "retention.ms"),
                                Long.toString(topic.path("retention-days").asLong() * DAY),
                                findings);
                    }
                    if (topic.has("compaction-lag-days")) {
                        same(
                                item,
                                "min.compaction.lag.ms",
                                config(item, "min.compaction.lag.ms"),
                                Long.toString(topic.path("compaction-lag-days").asLong() * DAY),
                                findings);
                    }
                }
            }
        }
        declared.forEach(name -> findings.add(bundle.ofKind("Kafka").getFirst(), "has no topic " + name));
    }

    private static boolean isTopicOf(Set<String> topics, JsonNode acl) {
        return acl.at("/resource/type").asText().equals("topic")
                && topics.contains(acl.at("/resource/name").asText())
                && !acl.at("/resource/patternType").asText().equals("prefix");
    }

    private static String config(Item topic, String key) {
        return topic.at("/spec/config").path(key).asText();
    }

    private static void same(Item item, String what, String is, String wanted, Check.Findings findings) {
        if (!is.equals(wanted)) {
            findings.add(item, what + " is " + is + ", topics.yaml says " + wanted);
        }
    }

    private static void rights(
            Bundle bundle, Map<String, Traffic> services, Map<String, Set<String>> readers, Check.Findings findings) {
        for (var user : bundle.ofKind("KafkaUser")) {
            var service = services.get(user.name());
            if (service == null) {
                // a watcher such as KEDA may see offsets, a reader its topics, and nothing else
                for (var acl : user.at("/spec/authorization/acls")) {
                    for (var operation : acl.path("operations")) {
                        if (!operation.asText().equals("Describe")
                                && !(operation.asText().equals("Read")
                                        && isTopicOf(readers.getOrDefault(user.name(), Set.of()), acl))) {
                            findings.add(user, "is no service and may " + operation.asText());
                        }
                    }
                }
                continue;
            }
            var rights = new TreeSet<String>();
            for (var acl : user.at("/spec/authorization/acls")) {
                for (var operation : acl.path("operations")) {
                    rights.add(
                            operation.asText() + " " + acl.at("/resource/type").asText() + " "
                                    + acl.at("/resource/name").asText()
                                    + (acl.at("/resource/patternType").asText().equals("prefix") ? "*" : ""));
                }
            }
            var wanted = new TreeSet<String>();
            service.sends().forEach(topic -> wanted.addAll(Set.of("Write topic " + topic, "Describe topic " + topic)));
            service.receives()
                    .forEach(topic -> wanted.addAll(Set.of("Read topic " + topic, "Describe topic " + topic)));
            if (!service.receives().isEmpty()) {
                wanted.addAll(Set.of("Read group " + user.name() + ".*", "Describe group " + user.name() + ".*"));
            }
            rights.stream()
                    .filter(one -> !wanted.contains(one))
                    .forEach(one -> findings.add(user, "may but need not " + one));
            wanted.stream()
                    .filter(one -> !rights.contains(one))
                    .forEach(one -> findings.add(user, "must but may not " + one));
        }
        if (!bundle.ofKind("Kafka").isEmpty()) {
            for (var service : services.keySet()) {
                if (bundle.ofKind("KafkaUser").stream()
                        .noneMatch(user -> user.name().equals(service))) {
                    findings.add(bundle.ofKind("Kafka").getFirst(), "has no user " + service);
                }
            }
        }
    }
}
