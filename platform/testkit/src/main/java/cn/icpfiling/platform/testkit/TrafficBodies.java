package cn.icpfiling.platform.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Writes exchanges of this module's tests with their bodies, one JSON object a line, if {@code ICP_TRAFFIC_BODIES} names
 * a folder; {@code ./icp examples} makes the contracts' examples from them. Only JSON is kept, and only some exchanges
 * of each operation, status and code; no header is.
 */
final class TrafficBodies {
    private static final int OF_A_KIND = 40;
    private static final int LARGE = 32_768;
    /** Pictures and whole tables of rules: a few show what there is to show. */
    private static final int LARGE_OF_A_KIND = 3;

    private static final int LARGEST = 262_144;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static TrafficBodies wanted;

    private final BufferedWriter file;
    private final Map<String, Integer> kept = new HashMap<>();

    /** One exchange; the path is the contract's. */
    record Exchange(
            String method,
            String path,
            int status,
            String requestType,
            Object request,
            String responseType,
            String response) {}

    TrafficBodies(Path record) {
        file = RecordFile.opened(record);
    }

    static synchronized Optional<TrafficBodies> ifWanted() {
        var folder = System.getenv("ICP_TRAFFIC_BODIES");
        if (wanted == null && folder != null && !folder.isBlank()) {
            wanted = new TrafficBodies(RecordFile.ofThisRun("bodies", "ndjson").in(Path.of(folder)));
        }
        return Optional.ofNullable(wanted);
    }

    synchronized void add(Exchange exchange) {
        var line = JSON.createObjectNode()
                .put("method", exchange.method())
                .put("path", exchange.path())
                .put("status", exchange.status())
                .put("at", Instant.now().toString());
        var codes = TrafficAudit.isRefusal(exchange.status()) ? TrafficAudit.codes(exchange.response()) : "";
        var asked = exchange.request() == null ? "" : text(exchange.request());
        if (isJson(exchange.requestType()) && !asked.isBlank()) {
            var sent = read(asked);
            if (sent.isEmpty()) {
                return; // malformed on purpose, and no example of anything
            }
            line.put("requestType", exchange.requestType().replaceFirst(";.*", ""))
                    .set("request", sent.get());
        }
        if (isJson(exchange.responseType())) {
            read(exchange.response())
                    .ifPresent(body -> line.put(
                                    "responseType", exchange.responseType().replaceFirst(";.*", ""))
                            .set("response", body));
        }
        var items = line.at("/response/items");
        var text = line.toString();
        var isLarge = text.length() > LARGE;
        var kind = String.join(
                " ",
                exchange.method(),
                exchange.path(),
                "" + exchange.status(),
                codes.toString(),
                "" + (items.isArray() && items.isEmpty()),
                "" + isLarge);
        if (text.length() > LARGEST || kept.merge(kind, 1, Integer::sum) > (isLarge ? LARGE_OF_A_KIND : OF_A_KIND)) {
            return;
        }
        try {
            file.write(text + "\n");
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Object body) {
        return body instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : body.toString();
    }

    private static Optional<JsonNode> read(String body) {
        try {
            return Optional.ofNullable(JSON.readTree(body)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static boolean isJson(String mediaType) {
        var type = mediaType == null ? "" : mediaType.replaceFirst(";.*", "").trim();
        return type.endsWith("json") && !type.endsWith("ndjson");
    }
}
