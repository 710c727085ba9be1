package cn.icpfiling.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * filing-service's hand-overs. {@code /hand-overs/refuse/{target}/{code}} makes it refuse those to one account from now on, the code
 * SILENT without an answer; {@code /hand-overs/to/{target}} lists the orders.
 */
final class HandOversOutside {

    private final ObjectMapper json;
    private final ConcurrentMap<String, String> refusals = new ConcurrentHashMap<>();
    private final List<JsonNode> orders = new CopyOnWriteArrayList<>();

    HandOversOutside(ObjectMapper json) {
        this.json = json;
    }

    void told(HttpExchange exchange) throws IOException {
        var words = exchange.getRequestURI().getPath().split("/");
        if (words[2].equals("refuse")) {
            if (words[4].equals("NONE")) {
                refusals.remove(words[3]);
            } else {
                refusals.put(words[3], words[4]);
            }
            write(exchange, 200, Map.of());
            return;
        }
        write(
                exchange,
                200,
                Map.of(
                        "items",
                        orders.stream()
                                .filter(order -> order.path("to").asText().equals(words[3]))
                                .toList()));
    }

    void answer(HttpExchange exchange, JsonNode order) throws IOException {
        orders.add(order);
        var refusal = refusals.get(order.path("to").asText());
        if (refusal == null) {
            write(
                    exchange,
                    200,
                    Map.of(
                            "subjectId",
                            order.path("subjectId").asText(),
                            "transferredAt",
                            "2026-03-02T01:00:00Z",
                            "services",
                            List.of()));
        } else {
            write(exchange, refusal.equals("SILENT") ? 503 : 409, Map.of("code", refusal));
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
