package cn.icpfiling.account;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** filing-service's papers of cases. A test says which papers were uploaded by {@code /case-papers/{case}/{kind}/{scan}}. */
final class CasePapersOutside {

    private final ObjectMapper json;
    private final ConcurrentMap<String, ConcurrentMap<String, String>> scans = new ConcurrentHashMap<>();

    CasePapersOutside(ObjectMapper json) {
        this.json = json;
    }

    /** /case-papers/{case}/{kind}/{scan} */
    void upload(HttpExchange exchange) throws IOException {
        var words = exchange.getRequestURI().getPath().split("/");
        scans.computeIfAbsent(words[2], _ -> new ConcurrentHashMap<>()).put(words[3], words[4]);
        write(exchange, 200, Map.of());
    }

    /** /internal/case-papers/{case}, and /handing-in behind it */
    void answer(HttpExchange exchange) throws IOException {
        var words = exchange.getRequestURI().getPath().split("/");
        if (exchange.getRequestMethod().equals("DELETE")) {
            scans.remove(words[3]);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
            return;
        }
        var handedIn = words.length > 4;
        List<Map<String, Object>> papers = scans.getOrDefault(words[3], new ConcurrentHashMap<>()).entrySet().stream()
                .map(paper -> handedIn
                        ? Map.<String, Object>of(
                                "paperId",
                                UUID.randomUUID(),
                                "kind",
                                paper.getKey(),
                                "scan",
                                paper.getValue(),
                                "handedInAt",
                                "2026-03-02T01:00:00Z")
                        : Map.<String, Object>of(
                                "paperId", UUID.randomUUID(), "kind", paper.getKey(), "scan", paper.getValue()))
                .toList();
        write(exchange, 200, Map.of("items", papers));
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
