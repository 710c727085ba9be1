package cn.icpfiling.filing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What the other services know of a filing, as a test states it by a key of the question: a domain or an id. A service
 * can also be out of reach for a key, hang, or answer what cannot be read.
 */
public final class StatedHistories {

    static final List<String> SERVICES = List.of("verification", "inspection", "account", "legacy");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, List<Entry>> ENTRIES = new ConcurrentHashMap<>();
    private static final Set<String> SILENT = ConcurrentHashMap.newKeySet();
    private static final Set<String> HANGING = ConcurrentHashMap.newKeySet();
    private static final Set<String> GARBLED = ConcurrentHashMap.newKeySet();
    private static final Set<String> PARTIAL = ConcurrentHashMap.newKeySet();

    private StatedHistories() {}

    private record Entry(Instant at, String json) {}

    /** From now on the service knows an entry of the key. */
    public static void knows(String service, String key, String kind, String what, Instant at) {
        var entries = ENTRIES.computeIfAbsent(service + key, none -> new CopyOnWriteArrayList<>());
        var place = "%08X".formatted(entries.size());
        entries.add(new Entry(at, """
                {"position": {"at": "%s", "rank": 0, "place": "%s"}, "kind": "%s", "what": "%s", "more": 1,
                 "told": {"actor": {"role": "SYSTEM"}, "details": {}, "evidence": "%s/%s", "more": 1}}""".formatted(at, place, kind, what, service, place)));
    }

    public static void isSilent(String service, String key) {
        SILENT.add(service + key);
    }

    public static void hangs(String service, String key) {
        HANGING.add(service + key);
    }

    /** Its entries have no position. */
    public static void isGarbled(String service, String key) {
        GARBLED.add(service + key);
    }

    public static void isPartial(String service, String key) {
        PARTIAL.add(service + key);
    }

    public static void answersAgain(String service, String key) {
        SILENT.remove(service + key);
        HANGING.remove(service + key);
        PARTIAL.remove(service + key);
    }

    static void serve(HttpExchange exchange) throws IOException {
        var service = exchange.getRequestURI().getPath().split("/")[2];
        var question = JSON.readTree(exchange.getRequestBody());
        var keys = keys(question).stream().map(key -> service + key).toList();
        if (keys.stream().anyMatch(HANGING::contains)) {
            pause();
        }
        if (keys.stream().anyMatch(SILENT::contains)) {
            answer(exchange, 503, "{}");
            return;
        }
        if (keys.stream().anyMatch(GARBLED::contains)) {
            answer(exchange, 200, "{\"entries\": [{\"kind\": \"STEP\", \"what\": \"DRAFT\"}], \"whole\": true}");
            return;
        }
        var after = question.path("after");
        var left = Instant.parse(after.path("at").asText());
        var found = keys.stream()
                .flatMap(key -> ENTRIES.getOrDefault(key, List.of()).stream())
                .distinct()
                .sorted(Comparator.comparing(Entry::at))
                .filter(entry -> entry.at().isAfter(left))
                .limit(question.path("limit").asInt())
                .map(Entry::json)
                .toList();
        answer(
                exchange,
                200,
                "{\"entries\": [" + String.join(",", found) + "], \"whole\": "
                        + keys.stream().noneMatch(PARTIAL::contains) + "}");
    }

    private static List<String> keys(JsonNode question) {
        var keys = new ArrayList<String>();
        for (var part : List.of("ids", "names")) {
            question.path(part).forEach(some -> some.forEach(key -> keys.add(key.asText())));
        }
        return keys;
    }

    /** Longer than the deadline of the trace. */
    private static void pause() {
        try {
            Thread.sleep(4_000);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        try (exchange) {
            var bytes = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException gone) {
            // the caller did not wait
        }
    }
}
