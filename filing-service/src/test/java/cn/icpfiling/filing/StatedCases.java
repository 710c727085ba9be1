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
 * The cases of account-service as far as filing-service asks for them. A test writes them over HTTP, because the stand-in runs beside
 * the service.
 */
public final class StatedCases {

    /** The id of a case that the stand-in does not answer about. */
    public static final UUID SILENT = UUID.fromString("00000000-0000-7000-8000-000000000504");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, JsonNode> CASES = new ConcurrentHashMap<>();
    private static final String PATH = "/internal/support-cases/";

    private StatedCases() {}

    /** Serves a case, its paper-access, and the tests' PUT of a case. */
    public static void serve(HttpExchange exchange) throws IOException {
        var words = exchange.getRequestURI().getPath().substring(PATH.length()).split("/");
        if (exchange.getRequestMethod().equals("PUT")) {
            CASES.put(words[0], JSON.readTree(exchange.getRequestBody()));
            answer(exchange, 200, "{}");
            return;
        }
        var found = CASES.get(words[0]);
        if (words[0].equals(SILENT.toString())) {
            answer(exchange, 503, "{}");
        } else if (found == null || words.length > 1 && !isOwn(found, JSON.readTree(exchange.getRequestBody()))) {
            answer(exchange, 404, "{}");
        } else {
            answer(exchange, 200, found.toString());
        }
    }

    /** A case of an account about a filed domain, which takes papers. */
    public static UUID statedAbout(String domain, UUID account, List<String> papers) {
        var id = UUID.randomUUID();
        var stated = JSON.createObjectNode().put("caseId", id.toString()).put("takesPapers", true);
        stated.put("holder", account.toString()).put("filedAs", domain);
        stated.set("papers", JSON.valueToTree(papers));
        state(id, stated);
        return id;
    }

    /** A case of an account, or of a caller with the secret where the account is null. */
    public static UUID stated(UUID account, String secret, boolean takesPapers, List<String> papers) {
        var id = UUID.randomUUID();
        var stated = JSON.createObjectNode().put("caseId", id.toString()).put("takesPapers", takesPapers);
        if (account != null) {
            stated.put("holder", account.toString());
        }
        stated.put("secret", secret);
        stated.set("papers", JSON.valueToTree(papers));
        state(id, stated);
        return id;
    }

    /** The case is decided meanwhile. */
    public static void takesNoMore(UUID id, UUID account) {
        var stated = JSON.createObjectNode().put("caseId", id.toString()).put("takesPapers", false);
        stated.put("holder", account.toString());
        stated.set("papers", JSON.createArrayNode());
        state(id, stated);
    }

    private static void state(UUID id, JsonNode stated) {
        given().contentType(ContentType.JSON)
                .body(stated.toString())
                .put(ConfigProvider.getConfig().getValue("icp.account.url", String.class) + PATH + id)
                .then()
                .statusCode(200);
    }

    private static boolean isOwn(JsonNode found, JsonNode caller) {
        if (caller.hasNonNull("partner")) {
            return tail(caller.path("partner")).equals(tail(found.path("holder")));
        }
        return caller.hasNonNull("account")
                ? caller.path("account").equals(found.path("holder"))
                : caller.hasNonNull("secret") && caller.path("secret").equals(found.path("secret"));
    }

    /** The last group of the ids of a partner and of its customers is one ({@link Partner}). */
    private static String tail(JsonNode id) {
        return id.asText().substring(id.asText().length() - 12);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
