package cn.icpfiling.documentation.source;

import cn.icpfiling.documentation.html.Language;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The topics, each by the contract of the module that publishes it, with the Chinese of all that their pages show. */
public final class Topics {

    private static final List<String> OWNERS = List.of(
            "account-service",
            "filing-service",
            "verification-service",
            "inspection-service",
            "legacy-import-service",
            "platform/data");

    /** How many fields lead to the deepest one that a page shows. */
    private static final int DEEPEST = 4;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Topic> byName = new TreeMap<>();
    private final Map<String, String> chinese = new LinkedHashMap<>();

    /** @param schema the name of the file, which several messages share */
    public record Message(String name, String title, String schema, JsonNode payload, Optional<String> example) {}

    public record Topic(String name, String owner, String description, List<Message> messages) {}

    /** @param path that of a nested field has dots, and [] behind a list */
    public record Field(String path, boolean required, JsonNode schema) {

        public String description() {
            return schema.path("description").asText();
        }
    }

    private Topics() {}

    /** Fails if a text that a page shows has no Chinese, or a pair of texts belongs to none. */
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
        var words = Descriptions.of(sources, Descriptions.EVENTS, topics.texts());
        if (!words.faults().isEmpty()) {
            throw new IllegalStateException("Chinese words of events:\n" + String.join("\n", words.faults()));
        }
        topics.chinese.putAll(words.chinese());
        return topics;
    }

    /** What the pages of topics show of the contracts, by the module that owns them. */
    Map<String, Set<String>> texts() {
        var texts = new LinkedHashMap<String, Set<String>>();
        OWNERS.forEach(owner -> texts.put(owner, new LinkedHashSet<>()));
        byName.values().forEach(topic -> {
            var own = texts.get(topic.owner());
            own.add(topic.description().strip());
            topic.messages().forEach(message -> {
                own.add(message.title().strip());
                fields(message.payload())
                        .forEach(field -> own.add(field.description().strip()));
            });
        });
        texts.values().forEach(own -> own.remove(""));
        return texts;
    }

    /** The fields of a schema that a page shows, each before those that it has itself. */
    public static List<Field> fields(JsonNode schema) {
        var fields = new ArrayList<Field>();
        add(fields, "", schema, 0);
        return fields;
    }

    private static void add(List<Field> fields, String prefix, JsonNode schema, int depth) {
        var required = new LinkedHashSet<String>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        schema.path("properties").properties().forEach(entry -> {
            var path = prefix + entry.getKey();
            fields.add(new Field(path, required.contains(entry.getKey()), entry.getValue()));
            if (depth < DEEPEST) {
                add(fields, path + ".", entry.getValue(), depth + 1);
                add(fields, path + "[].", entry.getValue().path("items"), depth + 1);
            }
        });
    }

    /** A text of a topic, a message or a field as readers of the language see it. */
    public String text(Language language, String english) {
        return language == Language.ZH ? chinese.getOrDefault(english.strip(), english) : english;
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
