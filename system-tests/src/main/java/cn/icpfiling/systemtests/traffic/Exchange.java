package cn.icpfiling.systemtests.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A recorded exchange with its bodies.
 *
 * @param path as in the contract
 * @param request missing without a body, or if it is not JSON
 * @param response the same
 */
record Exchange(
        String method,
        String path,
        String status,
        Instant at,
        String requestType,
        JsonNode request,
        String responseType,
        JsonNode response) {

    private static final ObjectMapper JSON = new ObjectMapper();

    Exchange with(JsonNode otherRequest, JsonNode otherResponse) {
        return new Exchange(method, path, status, at, requestType, otherRequest, responseType, otherResponse);
    }

    String code() {
        return response.path("code").asText();
    }

    boolean isRefusal() {
        return status.charAt(0) >= '4';
    }

    int length() {
        return (request.isMissingNode() ? 0 : request.toString().length())
                + (response.isMissingNode() ? 0 : response.toString().length());
    }

    /** An empty list shows nothing. */
    boolean isEmptyList() {
        return response.path("items").isArray() && response.path("items").isEmpty();
    }

    static List<Exchange> read(Path folder) throws IOException {
        var found = new ArrayList<Exchange>();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(one -> one.toString().endsWith(".ndjson"))
                    .sorted()
                    .toList()) {
                try (var lines = Files.lines(file)) {
                    lines.map(Exchange::of).forEach(found::add);
                }
            }
        }
        return found;
    }

    static Exchange of(String line) {
        try {
            var node = JSON.readTree(line);
            return new Exchange(
                    node.path("method").asText(),
                    node.path("path").asText(),
                    node.path("status").asText(),
                    Instant.parse(node.path("at").asText()),
                    node.path("requestType").asText(),
                    node.has("request") ? node.get("request") : MissingNode.getInstance(),
                    node.path("responseType").asText(),
                    node.has("response") ? node.get("response") : MissingNode.getInstance());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
