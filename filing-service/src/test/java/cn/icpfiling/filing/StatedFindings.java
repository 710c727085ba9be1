package cn.icpfiling.filing;

import static cn.icpfiling.platform.testkit.rest.Rest.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Inspection-service as far as filing-service asks it: findings by id and by subject. A test writes them over HTTP, because
 * the stand-in runs beside the service.
 */
public final class StatedFindings {

    /** The id of a finding that the stand-in does not answer about. */
    public static final UUID SILENT = UUID.fromString("00000000-0000-7000-8000-000000000503");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, JsonNode> FINDINGS = new ConcurrentHashMap<>();
    private static final String PATH = "/internal/findings";

    private StatedFindings() {}

    /** Serves {@code GET /internal/findings}, {@code GET /internal/findings/{id}} and the tests' PUT of a finding. */
    public static void serve(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("PUT")) {
            var finding = JSON.readTree(exchange.getRequestBody());
            FINDINGS.put(finding.path("findingId").asText(), finding);
            answer(exchange, 200, "{}");
            return;
        }
        var uri = exchange.getRequestURI();
        if (uri.getPath().endsWith(SILENT.toString())) {
            answer(exchange, 503, "{}");
            return;
        }
        if (uri.getPath().equals(PATH)) {
            // A service is not asked for, as a release before 0.2.0 does not know it.
            var subject = uri.getQuery().split("&", 2)[0].substring("subjectId=".length());
            if (FINDINGS.containsKey(subject)) {
                answer(exchange, 503, "{}");
                return;
            }
            var items = JSON.createArrayNode();
            FINDINGS.values().stream()
                    .filter(finding -> finding.path("subjectId").asText().equals(subject))
                    .filter(finding -> !List.of("OPENED", "CURED", "DISMISSED")
                            .contains(finding.path("state").asText()))
                    .forEach(items::add);
            answer(exchange, 200, JSON.createObjectNode().set("items", items).toString());
            return;
        }
        var found = FINDINGS.get(uri.getPath().substring(PATH.length() + 1));
        answer(exchange, found == null ? 404 : 200, found == null ? "{}" : found.toString());
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    /** States a finding about a service; {@code service} may be null. */
    public static UUID stated(
            String subject, String service, String state, String reason, List<String> fields, List<String> cures) {
        return stated(subject, service, false, state, reason, fields, cures);
    }

    /** States a fault of the whole subject that was told at one of its sites. */
    public static UUID ofSubjectAt(String subject, String service, String state, String reason) {
        return stated(subject, service, true, state, reason, List.of("/subject/name"), List.of("CHANGE_SUBJECT"));
    }

    private static UUID stated(
            String subject,
            String service,
            boolean concernsAllSites,
            String state,
            String reason,
            List<String> fields,
            List<String> cures) {
        var id = UUID.randomUUID();
        var finding = JSON.createObjectNode()
                .put("findingId", id.toString())
                .put("source", "CAMPAIGN")
                .put("reason", reason)
                .put("subjectId", subject)
                .put("state", state)
                .put("concernsAllSites", concernsAllSites)
                .put("consequence", "CANCEL_ACCESS")
                .put("later", "a field that this release does not know");
        if (service != null) {
            finding.put("serviceId", service);
        }
        finding.set("fields", JSON.valueToTree(fields));
        finding.set("cures", JSON.valueToTree(cures));
        finding.set("evidence", JSON.createArrayNode());
        write(finding);
        return id;
    }

    /** The findings of the subject cannot be listed. */
    public static void isSilentAbout(String subject) {
        write(JSON.createObjectNode().put("findingId", subject));
    }

    private static void write(JsonNode finding) {
        given().contentType(ContentType.JSON)
                .body(finding.toString())
                .put(ConfigProvider.getConfig().getValue("icp.inspection.url", String.class) + PATH)
                .then()
                .statusCode(200);
    }
}
