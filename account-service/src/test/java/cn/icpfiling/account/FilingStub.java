package cn.icpfiling.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * filing-service as transfers see it: who holds a filing or has an open order, and the hand-over, once per transfer. Tests
 * set what it knows and how it fails, by the account that gives its filing away. The server answers one request at a
 * time.
 */
final class FilingStub {

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, JsonNode> facts = new HashMap<>();
    private final Map<String, Deque<String>> faults = new HashMap<>();
    private final Map<String, List<JsonNode>> asked = new HashMap<>();
    private final Map<String, JsonNode> done = new HashMap<>();

    private final HandOversOutside ofUnknown;

    /** Hand-overs from accounts of which no test has told facts are {@code ofUnknown}'s. */
    FilingStub(HandOversOutside ofUnknown) {
        this.ofUnknown = ofUnknown;
    }

    void answerOn(HttpServer http) {
        http.createContext("/transfer-facts", this::isKnown);
        http.createContext("/hand-over-faults", this::fails);
        http.createContext(
                "/hand-overs", exchange -> answer(exchange, 200, Map.of("items", askedBy(word(exchange, 2)))));
        http.createContext("/internal/subject-transfers", this::handOver);
    }

    /** /transfer-facts/{holder}: this is known of the account from now on; after one answer what is under "then". */
    private void isKnown(HttpExchange exchange) throws IOException {
        facts.put(word(exchange, 2), json.readTree(exchange.getRequestBody()));
        answer(exchange, 200, Map.of());
    }

    /**
     * /hand-over-faults/{from}/{fault,...}: the next hand-overs from the account fail so. A status is answered without a
     * code; LOST hands over and then answers 503; a code is a refusal.
     */
    private void fails(HttpExchange exchange) throws IOException {
        faults.put(word(exchange, 2), new ArrayDeque<>(List.of(word(exchange, 3).split(","))));
        answer(exchange, 200, Map.of());
    }

    /** /internal/accounts/{holder}/transfer-facts */
    void factsOf(HttpExchange exchange) throws IOException {
        var known = facts.get(word(exchange, 3));
        if (known != null && known.path("silent").asBoolean()) {
            answer(exchange, 500, Map.of());
        } else {
            if (known != null && known.has("then")) {
                facts.put(word(exchange, 3), known.path("then"));
            }
            answer(exchange, 200, known == null ? Map.of("openOrder", false) : known);
        }
    }

    private void handOver(HttpExchange exchange) throws IOException {
        var transfer = json.readTree(exchange.getRequestBody());
        var from = transfer.path("from").asText();
        if (!facts.containsKey(from)) {
            ofUnknown.answer(exchange, transfer);
            return;
        }
        asked.computeIfAbsent(from, account -> new ArrayList<>()).add(transfer);
        var fault = faults.getOrDefault(from, new ArrayDeque<>()).poll();
        if (fault == null || fault.equals("LOST")) {
            var id = transfer.path("transferId").asText();
            var refusal = done.containsKey(id) ? "" : refusal(transfer);
            if (!refusal.isEmpty()) {
                answer(exchange, 409, Map.of("code", refusal));
                return;
            }
            var answer = done.computeIfAbsent(id, first -> move(transfer));
            answer(exchange, fault == null ? 200 : 503, fault == null ? answer : Map.of());
        } else if (fault.matches("\\d+")) {
            answer(exchange, Integer.parseInt(fault), Map.of("code", "NOT_FOUND"));
        } else {
            answer(exchange, 409, Map.of("code", fault));
        }
    }

    private String refusal(JsonNode transfer) {
        var source = facts.get(transfer.path("from").asText());
        var target = facts.get(transfer.path("to").asText());
        if (source == null || !source.hasNonNull("subject")) {
            return "TRANSFER_NOT_THE_HOLDER";
        }
        if (source.path("openOrder").asBoolean()) {
            return "TRANSFER_SOURCE_HAS_OPEN_ORDER";
        }
        return target != null && target.hasNonNull("subject") ? "TRANSFER_TARGET_HAS_SUBJECT" : "";
    }

    private JsonNode move(JsonNode transfer) {
        var source = (ObjectNode) facts.get(transfer.path("from").asText());
        var subject = source.remove("subject");
        facts.put(
                transfer.path("to").asText(),
                json.createObjectNode().put("openOrder", false).set("subject", subject));
        var answer = json.createObjectNode()
                .put("subjectId", transfer.path("subjectId").asText())
                .put("transferredAt", "2026-11-28T03:05:07.123456Z");
        var services = answer.putArray("services");
        for (var service : subject.path("serviceId").asText().split(",")) {
            services.addObject().put("serviceId", service);
        }
        if (subject.has("contacts")) {
            answer.set("contacts", subject.path("contacts"));
        }
        return answer;
    }

    private List<JsonNode> askedBy(String account) {
        return asked.getOrDefault(account, List.of());
    }

    private static String word(HttpExchange exchange, int number) {
        return exchange.getRequestURI().getPath().split("/")[number];
    }

    private void answer(HttpExchange exchange, int status, Object body) throws IOException {
        var bytes = json.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
