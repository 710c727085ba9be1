package cn.icpfiling.filing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * The services and the cloud that filing-service asks, over HTTP. What they answer hangs on the first label of the
 * domain, or on the instance's id, so that tests need not share anything with them.
 */
public class Counterparts implements QuarkusTestResourceLifecycleManager {

    private static final ObjectMapper JSON = new ObjectMapper();
    private final Map<String, String> owners = new ConcurrentHashMap<>();
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/oauth2/token", exchange -> answer(exchange, 200, """
                {"access_token": "a-token", "token_type": "Bearer", "expires_in": 600}"""));
        server.createContext("/internal/domain-checks", Counterparts::domainChecks);
        server.createContext("/internal/legacy-lookups", Counterparts::legacyLookup);
        server.createContext("/cloud/accounts/", this::instance);
        server.createContext("/authority/isp", StatusAuthority::serve);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        var address = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of(
                "icp.account.url", address,
                "icp.verification.url", address,
                "icp.legacy.url", address,
                "icp.instances.url", address,
                "icp.authority.url", address + "/authority/isp",
                "icp.service.client-id", "filing-service",
                "icp.service.client-secret", "secret");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private static void domainChecks(HttpExchange exchange) throws IOException {
        var question = JSON.readTree(exchange.getRequestBody());
        var results = JSON.createArrayNode();
        for (JsonNode domain : question.path("domains")) {
            var name = domain.asText();
            // At the type check the holder has no name yet, and these are about a later moment.
            if (name.startsWith("listsdown-")
                    || (name.startsWith("down-")
                            && !question.path("holderName").asText().equals("-"))) {
                answer(exchange, 500, "{}");
                return;
            }
            var rules = JSON.createArrayNode();
            rules.addObject().put("rule", "D1").put("result", "HOLDS");
            var approved = !name.endsWith(".io");
            rules.addObject()
                    .put("rule", "D5")
                    .put("result", approved ? "HOLDS" : "BROKEN")
                    .put("code", "TLD_NOT_APPROVED");
            if (name.startsWith("expired-")) {
                rules.addObject().put("rule", "D4").put("result", "BROKEN").put("code", "DOMAIN_EXPIRED");
            }
            if (name.startsWith("fresh-")) {
                rules.addObject()
                        .put("rule", "D3")
                        .put("result", "BROKEN")
                        .put("code", "REAL_NAME_NOT_SYNCED")
                        .put("retryOn", "2026-11-26");
            }
            if (name.startsWith("rdapdown-")) {
                rules.addObject().put("rule", "D1").put("result", "UNKNOWN").put("code", "SOURCE_UNAVAILABLE");
            }
            results.addObject().put("domain", name).set("rules", rules);
        }
        answer(exchange, 200, JSON.createObjectNode().set("results", results).toString());
    }

    private static void legacyLookup(HttpExchange exchange) throws IOException {
        var domain = JSON.readTree(exchange.getRequestBody()).path("domain").asText();
        if (domain.startsWith("legacydown-")) {
            answer(exchange, 503, "{}");
        } else if (domain.startsWith("legacy-")) {
            answer(exchange, 200, """
                    {"route": "CLAIM", "maskedLogin": "x***@example.com", "more": 1}""");
        } else {
            answer(exchange, 200, """
                    {"route": "NONE"}""");
        }
    }

    /** An instance belongs to the account that asked for it first, as if it had launched it a moment before. */
    private void instance(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().split("/");
        var account = path[3];
        var id = path[5];
        if (id.startsWith("i-missing-")
                || !owners.computeIfAbsent(id, _ -> account).equals(account)) {
            answer(exchange, 404, "{}");
            return;
        }
        if (id.startsWith("i-down-")) {
            answer(exchange, 500, "{}");
            return;
        }
        var instance = JSON.createObjectNode()
                .put("instanceId", id)
                .put("product", "ECS")
                .put("region", "cn-beijing")
                .put("mainland", !id.startsWith("i-hongkong-"))
                .put("trial", id.startsWith("i-trial-"))
                .put("startsOn", "2026-01-01")
                .put("expiresOn", id.startsWith("i-expiring-") ? "2020-01-01" : "2099-12-31");
        instance.putArray("publicIps").add("203.0.113.7");
        answer(exchange, 200, instance.toString());
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
