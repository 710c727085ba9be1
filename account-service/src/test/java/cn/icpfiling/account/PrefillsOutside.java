package cn.icpfiling.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** filing-service as messages about prefilled orders see it: the newest message of each, which tests set. */
final class PrefillsOutside {

    private final ObjectMapper json;
    private final Map<String, JsonNode> known = new ConcurrentHashMap<>();

    PrefillsOutside(ObjectMapper json) {
        this.json = json;
    }

    /** /prefilled-orders/{id}: the number of its newest message, and what the message says. */
    void isPrepared(HttpExchange exchange) throws IOException {
        known.put(exchange.getRequestURI().getPath().split("/")[2], json.readTree(exchange.getRequestBody()));
        write(exchange, 200, Map.of());
    }

    /** /internal/prefilled-orders/{id}/messages */
    void answer(HttpExchange exchange) throws IOException {
        var id = exchange.getRequestURI().getPath().split("/")[3];
        var number = json.readTree(exchange.getRequestBody()).path("message").asInt();
        var found = known.get(id);
        if (found == null) {
            write(exchange, 404, Map.of("code", "NOT_FOUND"));
        } else if (found.path("number").asInt() != number) {
            write(exchange, 409, Map.of("code", "ACT_NOT_ALLOWED"));
        } else {
            write(exchange, 200, found.path("message"));
        }
    }

    private void write(HttpExchange exchange, int status, Object body) throws IOException {
        var bytes = json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
