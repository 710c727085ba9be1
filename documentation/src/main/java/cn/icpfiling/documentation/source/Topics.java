package cn.icpfiling.documentation.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The topics, each by the contract of the module that publishes it. */
public final class Topics {

    private static final List<String> OWNERS = List.of(
            "account-service",
            "filing-service",
            "verification-service",
            "inspection-service",
            "legacy-import-service",
            "platform/data");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Topic> byName = new TreeMap<>();

    /** @param schema the name of the file, which several messages share */
    public record Message(String name, String title, String schema, JsonNode payload, Optional<String> example) {}

    public record Topic(String name, String owner, String description, List<Message> messages) {}

    private Topics() {}

    public static Topics of(Sources sources) {
        var topics = new Topics();
        for (var owner : OWNERS) {
            var folder = owner + "/src/main/contract/";
            var contract = sources.yaml(folder + "asyncapi.yaml");
            contract.path("operations").forEach(operation -> {
                if (operation.path("action").asText().equals("send")) {
                    var channel = contract.at(
                            operation.path("channel").path("$ref").asText().substring(1));
                    var topic = topic(sources, folder, owner, contract, channel);
                    topics.byName.put(topic.name(), topic);
                }
            });
        }
        return topics;
    }

    public Collection<Topic> all() {
        return List.copyOf(byName.values());
    }

    public Optional<Topic> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private static Topic topic(Sources sources, String folder, String owner, JsonNode contract, JsonNode channel) {
        var messages = new ArrayList<Message>();
        channel.path("messages").forEach(reference -> {
            var message = reference.has("$ref")
                    ? contract.at(reference.path("$ref").asText().substring(1))
                    : reference;
            var schema = message.path("payload").path("$ref").asText();
            var example = message.path("examples").path(0).path("payload");
            messages.add(new Message(
                    message.path("name").asText(),
                    message.path("title").asText(),
                    schema.substring(schema.lastIndexOf('/') + 1),
                    schema.isEmpty() ? message.path("payload") : sources.json(folder + schema.substring(2)),
                    example.isMissingNode()
                            ? Optional.empty()
                            : Optional.of(pretty(
                                    example.has("$ref")
                                            ? sources.json(folder
                                                    + example.path("$ref")
                                                            .asText()
                                                            .substring(2))
                                            : example))));
        });
        return new Topic(
                channel.path("address").asText(),
                owner,
                channel.path("description").asText(),
                List.copyOf(messages));
    }

    static String pretty(JsonNode node) {
        return node.isTextual() ? node.textValue() : Json.pretty(JSON, node);
    }
}
