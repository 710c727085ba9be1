package cn.icpfiling.platform.testkit.release;

import static cn.icpfiling.platform.testkit.release.BreakRule.CHANNEL_REMOVED;
import static cn.icpfiling.platform.testkit.release.BreakRule.MESSAGE_REMOVED;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the AsyncAPI 3 contracts of two releases: topics by their address, messages by their literal name, and their
 * headers and payloads. A topic may move from one contract to another. A channel without messages belongs to another
 * contract and is not compared.
 */
public final class EventComparison {
    private final List<Break> found = new ArrayList<>();
    private final SchemaComparison schemas = new SchemaComparison(found);

    private EventComparison() {}

    /**
     * Returns what breaks consumers of the last contracts; nothing if all is compatible.
     *
     * @param last files of AsyncAPI contracts, each beside the schemas to which it refers
     * @param now the same of today
     */
    public static List<Break> between(List<Path> last, List<Path> now) {
        var comparison = new EventComparison();
        comparison.compare(channels(last), channels(now));
        return List.copyOf(comparison.found);
    }

    private static Map<String, Part> channels(List<Path> contracts) {
        var channels = new LinkedHashMap<String, Part>();
        for (var contract : contracts) {
            Part.read(contract).at("channels").fields().values().stream()
                    .filter(channel -> channel.at("messages").isThere())
                    .forEach(channel -> channels.put(channel.text("address"), channel));
        }
        return channels;
    }

    private void compare(Map<String, Part> last, Map<String, Part> now) {
        last.forEach((address, had) -> {
            if (!now.containsKey(address)) {
                found.add(new Break(CHANNEL_REMOVED, "topic " + address, "removed"));
                return;
            }
            var messages = messages(now.get(address));
            messages(had).forEach((name, message) -> {
                if (messages.containsKey(name)) {
                    compare("event " + name, message, messages.get(name));
                } else {
                    found.add(new Break(MESSAGE_REMOVED, "topic " + address, name));
                }
            });
        });
    }

    private static Map<String, Part> messages(Part channel) {
        var messages = new LinkedHashMap<String, Part>();
        channel.at("messages").fields().forEach((key, reference) -> {
            var message = reference.resolved();
            messages.put(message.at("name").isThere() ? message.text("name") : key, message);
        });
        return messages;
    }

    private void compare(String where, Part last, Part now) {
        if (!contentType(last).equals(contentType(now))) {
            found.add(new Break(MESSAGE_REMOVED, where, contentType(last) + " became " + contentType(now)));
        }
        schemas.compare(where + " headers", last.at("headers"), now.at("headers"), Use.EVENT);
        schemas.compare(where, last.at("payload"), now.at("payload"), Use.EVENT);
    }

    private static String contentType(Part message) {
        return message.node()
                .path("contentType")
                .asText(message.root().path("defaultContentType").asText());
    }
}
