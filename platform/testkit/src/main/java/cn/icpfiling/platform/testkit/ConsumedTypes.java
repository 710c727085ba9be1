package cn.icpfiling.platform.testkit;

import cn.icpfiling.platform.inbox.EventHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.Assertions;

/**
 * Holds the event handlers of a module against the contracts of the topics' owners. A handler takes only types that the owner
 * publishes. On a compacted topic it takes all of them: the topic keeps the newest event of a key alone, whatever its type.
 */
public final class ConsumedTypes {
    private static final ObjectMapper YAML = new YAMLMapper();

    private final Path repository;

    ConsumedTypes(Path repository) {
        this.repository = repository;
    }

    /** Checks every handler in the classes of the current module, which must have at least one. */
    public static void check() {
        var handlers = new ClassFileImporter()
                .importPath(Path.of("target/classes")).stream()
                        .filter(ConsumedTypes::isHandler)
                        .map(ConsumedTypes::withoutCollaborators)
                        .toList();
        var contracts = new ConsumedTypes(Path.of(".."));
        Assertions.assertThat(handlers).as("event handlers of the module").isNotEmpty();
        Assertions.assertThat(handlers.stream().flatMap(handler -> contracts.faultsOf(handler).stream()))
                .as("handlers that do not keep to the contract of a topic's owner")
                .isEmpty();
    }

    /** The types that the contract of the topic's owner publishes there. */
    public static Set<String> published(String topic) {
        return new ConsumedTypes(Path.of(".."))
                .publishedOn(topic)
                .orElseThrow(() -> new IllegalArgumentException("no contract publishes " + topic));
    }

    List<String> faultsOf(EventHandler handler) {
        var name = handler.getClass().getSimpleName();
        var published = publishedOn(handler.topic());
        if (published.isEmpty()) {
            return List.of(name + ": no contract publishes " + handler.topic());
        }
        var faults = new ArrayList<String>();
        for (var type : handler.types()) {
            if (!published.get().contains(type)) {
                faults.add(name + ": " + type + " is not published on " + handler.topic());
            }
        }
        if (isCompacted(handler.topic())) {
            for (var type : published.get()) {
                if (!handler.takes(type)) {
                    faults.add(name + ": passes over " + type + " of the compacted topic " + handler.topic()
                            + "; implement StateHandler");
                }
            }
        }
        return faults;
    }

    private static boolean isHandler(JavaClass type) {
        return type.isAssignableTo(EventHandler.class)
                && !type.isInterface()
                && !Modifier.isAbstract(type.reflect().getModifiers());
    }

    /** Creates a handler without its collaborators, which the methods that declare its topic and types do not use. */
    private static EventHandler withoutCollaborators(JavaClass type) {
        try {
            var constructor = type.reflect().getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return (EventHandler) constructor.newInstance(new Object[constructor.getParameterCount()]);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " cannot be made without its collaborators", e);
        }
    }

    private boolean isCompacted(String topic) {
        for (var declared : yaml(repository.resolve("deploy/base/topics.yaml")).path("topics")) {
            if (declared.path("name").asText().equals(topic)) {
                return declared.path("cleanup").asText().equals("compact");
            }
        }
        throw new IllegalArgumentException("deploy/base/topics.yaml does not declare " + topic);
    }

    /** Returns the types that the topic's owner publishes on it; empty if no service sends on it. */
    private Optional<Set<String>> publishedOn(String topic) {
        for (var contract : contracts()) {
            var document = yaml(contract);
            for (var channel : document.path("channels").properties()) {
                if (channel.getValue().path("address").asText().equals(topic) && sends(document, channel.getKey())) {
                    return Optional.of(names(document, channel.getValue()));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean sends(JsonNode document, String channel) {
        for (var operation : document.path("operations")) {
            if (operation.path("action").asText().equals("send")
                    && operation.at("/channel/$ref").asText().equals("#/channels/" + channel)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> names(JsonNode document, JsonNode channel) {
        var names = new TreeSet<String>();
        for (var message : channel.path("messages")) {
            names.add(document.at(message.path("$ref").asText().substring(1))
                    .path("name")
                    .asText());
        }
        return names;
    }

    private List<Path> contracts() {
        try (var modules = Files.list(repository)) {
            return modules.map(module -> module.resolve("src/main/contract/asyncapi.yaml"))
                    .filter(Files::exists)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode yaml(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
