package cn.icpfiling.filing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The services and the cloud that filing-service asks, over HTTP. What they answer hangs on the first label of the
 * domain, or on the instance's id, so that tests need not share anything with them.
 */
public class Counterparts implements QuarkusTestResourceLifecycleManager {

    /** A code that account-service takes once. */
    public static final String ONCE = "000001";

    /** The state of a partner by the path of its look-up; a test writes it there. */
    private static final Map<String, String> STATES = new ConcurrentHashMap<>();

    private static final CyclicBarrier BOTH = new CyclicBarrier(2);

    private static final ObjectMapper JSON = new ObjectMapper();
    private final Map<String, String> owners = new ConcurrentHashMap<>();
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final Map<String, String> redeemed = new ConcurrentHashMap<>();
    private final Set<String> shown = ConcurrentHashMap.newKeySet();
    private HttpServer server;
    private FakeClamd clamd;

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
        server.createContext("/internal/face-checks", Counterparts::faceCheck);
        server.createContext("/internal/accounts/", this::account);
        server.createContext("/internal/partners/", Counterparts::partner);
        server.createContext("/internal/tld-approvals", Counterparts::tldApproval);
        server.createContext("/internal/legacy-lookups", Counterparts::legacyLookup);
        server.createContext("/cloud/accounts/", this::instance);
        server.createContext("/authority/isp", StatusAuthority::serve);
        server.createContext("/authority/register", StatusAuthority::register);
        server.createContext("/authority/public-query", PublicRegister::serve);
        server.createContext("/internal/findings", StatedFindings::serve);
        server.createContext("/trace/", StatedHistories::serve);
        server.createContext("/internal/support-cases", StatedCases::serve);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        clamd = new FakeClamd();
        var address = "http://127.0.0.1:" + server.getAddress().getPort();
        var settings = new HashMap<>(Map.of(
                "icp.account.url",
                address,
                "icp.verification.url",
                address,
                "icp.legacy.url",
                address,
                "icp.inspection.url",
                address,
                "icp.instances.url",
                address,
                "icp.scanner.clamd",
                clamd.address(),
                "icp.authority.url",
                address + "/authority/isp",
                "icp.authority.public-query-url",
                address + "/authority/public-query",
                "icp.service.client-id",
                "filing-service",
                "icp.service.client-secret",
                "secret"));
        for (var service : StatedHistories.SERVICES) {
            settings.put("quarkus.rest-client.trace-" + service + ".url", address + "/trace/" + service);
        }
        return settings;
    }

    @Override
    public void stop() {
        server.stop(0);
        clamd.close();
    }

    private static final Map<String, String> GARBLED = Map.of(
            "nullanswer-", "null",
            "noresults-", "{}",
            "fewresults-", "{\"results\": []}",
            "nullrules-", "{\"results\": [{\"domain\": null, \"rules\": null}]}",
            "nojson-", "<html>");

    /** Whose customer an account is stands in its id: {@link Partner} makes them. */
    private void account(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().endsWith("/code-redemptions")) {
            redemption(exchange);
            return;
        }
        var id = exchange.getRequestURI().getPath().substring("/internal/accounts/".length());
        var partner = Partner.ID_BEGINS + id.substring(id.length() - 12);
        switch (id.substring(19, 23)) {
            case Partner.ITS_CUSTOMER ->
                answer(
                        exchange,
                        200,
                        "{\"accountId\": \"%s\", \"partner\": \"%s\", \"more\": 1}".formatted(id, partner));
            case Partner.ITS_CUSTOMER_SHOWN_ONCE ->
                answer(exchange, shown.add(id) ? 200 : 500, "{\"partner\": \"%s\"}".formatted(partner));
            case Partner.OUT_OF_REACH -> answer(exchange, 503, "{}");
            case Partner.REFUSED -> answer(exchange, 403, "{}");
            case Partner.UNREADABLE -> answer(exchange, 200, "<html>");
            case Partner.UNKNOWN -> answer(exchange, 404, "{}");
            default -> answer(exchange, 200, "{\"accountId\": \"%s\"}".formatted(id));
        }
    }

    /** The name of the partner whose id ends with {@link Partner#NAMELESS} cannot be told now. */
    private static void partner(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("PUT")) {
            STATES.put(
                    path,
                    JSON.readTree(exchange.getRequestBody()).path("status").asText());
            answer(exchange, 200, "{}");
        } else if (path.endsWith(Partner.NAMELESS)) {
            answer(exchange, 503, "{}");
        } else {
            answer(
                    exchange,
                    200,
                    "{\"name\": \"云上主机有限公司\", \"status\": \"" + STATES.getOrDefault(path, "ACTIVE")
                            + "\", \"more\": 1}");
        }
    }

    /**
     * 000000 is a wrong code, 000503 one that cannot be judged now, {@link #ONCE} is right for the repeats of one act alone; each
     * other is right as often as it comes.
     */
    private void redemption(HttpExchange exchange) throws IOException {
        var redemption = JSON.readTree(exchange.getRequestBody());
        var code = redemption.path("code").asText();
        var act = redemption.path("redemptionId").asText();
        if (code.equals(ONCE) && isSpent(redemption.path("codeId").asText(), act)) {
            answer(exchange, 422, "{\"code\": \"CODE_USED\"}");
            return;
        }
        switch (code) {
            case "000000" -> answer(exchange, 422, "{\"code\": \"CODE_WRONG\"}");
            case "000503" -> answer(exchange, 503, "{}");
            default -> {
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            }
        }
    }

    private boolean isSpent(String codeId, String act) {
        var before = redeemed.putIfAbsent(codeId, act);
        return before != null && (act.isEmpty() || !act.equals(before));
    }

    private static void domainChecks(HttpExchange exchange) throws IOException {
        var question = JSON.readTree(exchange.getRequestBody());
        var results = JSON.createArrayNode();
        for (var domain : question.path("domains")) {
            var name = domain.asText();
            if (name.startsWith("down-") || (name.startsWith("meeting-") && !meets())) {
                answer(exchange, 500, "{}");
                return;
            }
            for (var garbled : GARBLED.entrySet()) {
                if (name.startsWith(garbled.getKey())) {
                    answer(exchange, 200, garbled.getValue());
                    return;
                }
            }
            var result = results.addObject().put("domain", name);
            result.set("rules", isJudged(question, name) ? rules(name) : notApplicable());
            if (!name.startsWith("noterm-")) {
                result.put("expiresAt", name.startsWith("ends-") ? "2026-12-31T00:00:00Z" : "2036-12-31T00:00:00Z");
            }
        }
        answer(exchange, 200, JSON.createObjectNode().set("results", results).toString());
    }

    /** Of a change of a site from before 2018 what it adds alone. */
    private static boolean isJudged(JsonNode question, String domain) {
        return !question.path("orderType").asText().equals("CHANGE_OLD_SERVICE")
                || question.path("added")
                        .valueStream()
                        .anyMatch(added -> added.asText().equals(domain));
    }

    private static ArrayNode notApplicable() {
        var rules = JSON.createArrayNode();
        for (var rule : List.of("D1", "D2", "D3", "D4", "D5", "D6")) {
            rules.addObject().put("rule", rule).put("result", "NOT_APPLICABLE");
        }
        return rules;
    }

    private static ArrayNode rules(String domain) {
        var rules = JSON.createArrayNode();
        rule(rules, "D1", domain.startsWith("other-") ? "BROKEN" : "HOLDS", "REGISTRANT_MISMATCH");
        rule(rules, "D2", "HOLDS", null);
        rule(rules, "D3", domain.startsWith("fresh-") ? "BROKEN" : "HOLDS", "REAL_NAME_NOT_SYNCED");
        if (domain.startsWith("fresh-")) {
            ((ObjectNode) rules.get(2)).put("retryOn", "2026-11-26");
        }
        // a short answer leaves D4 out
        if (!domain.startsWith("short-")) {
            var result =
                    domain.startsWith("expired-") ? "BROKEN" : domain.startsWith("rdapdown-") ? "UNKNOWN" : "HOLDS";
            rule(rules, "D4", result, result.equals("BROKEN") ? "DOMAIN_EXPIRED" : "SOURCE_UNAVAILABLE");
        }
        rule(rules, "D5", "HOLDS", null);
        rule(rules, "D6", "HOLDS", null);
        return rules;
    }

    private static void rule(ArrayNode rules, String rule, String result, String code) {
        var one = rules.addObject().put("rule", rule).put("result", result);
        if (!result.equals("HOLDS")) {
            one.put("code", code);
        }
    }

    /** By the end of the name, as the sandbox does; a photograph that is none is refused. */
    private static void faceCheck(HttpExchange exchange) throws IOException {
        var question = JSON.readTree(exchange.getRequestBody());
        var name = question.path("name").asText();
        var photo = question.path("photo").binaryValue();
        if (photo.length < 3 || (photo[0] & 0xFF) != 0xFF || name.endsWith("停")) {
            answer(exchange, 500, "{}");
            return;
        }
        var result = name.endsWith("非本人")
                ? "MISMATCH"
                : name.endsWith("翻拍") ? "NOT_ALIVE" : name.endsWith("无照片") ? "NO_REFERENCE" : "MATCH";
        answer(
                exchange,
                200,
                "{\"checkId\": \"%s\", \"result\": \"%s\", \"checkedAt\": \"2026-11-24T01:00:00Z\"}"
                        .formatted(UUID.randomUUID(), result));
    }

    private static void tldApproval(HttpExchange exchange) throws IOException {
        var query = exchange.getRequestURI().getQuery();
        if (query.contains("listsdown-")) {
            answer(exchange, 500, "{}");
        } else if (query.contains("domain=nolists-") || query.contains(".top&")) {
            answer(exchange, 200, "{\"result\": \"UNKNOWN\", \"more\": 1}");
        } else if (query.contains("domain=emptylists-")) {
            answer(exchange, 200, "{}");
        } else {
            answer(exchange, 200, "{\"result\": \"%s\"}".formatted(query.contains(".io&") ? "BROKEN" : "HOLDS"));
        }
    }

    private static final Set<String> IMPORTED = ConcurrentHashMap.newKeySet();

    /** From now on the old platform says that the filing with the domain was taken over. */
    public static void isImported(String domain) {
        IMPORTED.add(domain);
    }

    private static final Map<String, String> OLD_ANSWERS = new ConcurrentHashMap<>();

    /** From now on the old platform answers about the domain as about one that begins with the label. */
    public static void oldPlatformAnswers(String domain, String asAbout) {
        OLD_ANSWERS.put(domain, asAbout);
    }

    private static void legacyLookup(HttpExchange exchange) throws IOException {
        var asked = JSON.readTree(exchange.getRequestBody()).path("domain").asText();
        var domain = OLD_ANSWERS.getOrDefault(asked, asked);
        if (domain.contains("legacydown-")) {
            answer(exchange, 503, "{}");
        } else if (domain.startsWith("imported-") || IMPORTED.contains(domain)) {
            answer(exchange, 200, """
                    {"route": "LOGIN_WITH_IMPORTED_ACCOUNT", "maskedLogin": "y***@example.com"}""");
        } else if (domain.startsWith("accessed-") || domain.startsWith("direct-")) {
            answer(
                    exchange,
                    200,
                    "{\"route\": \"%s\"}".formatted(domain.startsWith("direct-") ? "DIRECT" : "ACCESS_FILING"));
        } else if (domain.startsWith("fullclaim-") || domain.startsWith("fullimport")) {
            answer(exchange, 200, """
                    {"route": "%s", "maskedLogin": "z***@example.com", "submittedAt": "2008-04-01T02:00:00Z",
                     "filing": {"region": {"province": "11", "city": "110100", "county": "110105"}, "nature": 4, "certificateType": 1,
                       "maskedCertificateNumber": "110108*****0016", "principalCertificateType": 2,
                       "maskedPrincipalCertificateNumber": "1101************2X", "subjectNumber": "京ICP备08000001号",
                       "product": "ICP"}, "unfinishedOrder": true%s}""".formatted(
                            domain.startsWith("fullclaim-") ? "CLAIM" : "LEGACY_IMPORT",
                            domain.startsWith("fullimportshared-") ? ", \"claimable\": true" : ""));
        } else if (domain.startsWith("import-")) {
            answer(exchange, 200, """
                    {"route": "LEGACY_IMPORT", "maskedLogin": "y***@example.com"}""");
        } else if (domain.startsWith("otherclaim-")) {
            answer(exchange, 200, """
                    {"route": "CLAIM", "matched": "DOMAIN"}""");
        } else if (domain.startsWith("loading-")) {
            answer(exchange, 200, """
                    {"route": "NONE", "incomplete": true}""");
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
        var isAskedAgain = asked.merge(id, 1, Integer::sum) > 1;
        if (isAskedAgain && id.startsWith("i-vanishing-")) {
            answer(exchange, 404, "{}");
            return;
        }
        if (id.startsWith("i-down-")
                || (isAskedAgain && id.startsWith("i-silent-"))
                || (isAskedAgain && id.startsWith("i-meeting-") && !meets())) {
            answer(exchange, 500, "{}");
            return;
        }
        var isRenewed = isAskedAgain && id.startsWith("i-renewed-");
        var instance = JSON.createObjectNode()
                .put("instanceId", id)
                .put("product", "ECS")
                .put("region", "cn-beijing")
                .put("mainland", !id.startsWith("i-hongkong-") && !(isAskedAgain && id.startsWith("i-moving-")))
                .put("trial", id.startsWith("i-trial-"))
                .put("startsOn", "2026-01-01")
                .put("expiresOn", isRenewed ? "2100-12-31" : expiry(id));
        instance.putArray("publicIps").add(isRenewed ? "203.0.113.8" : "203.0.113.7");
        answer(exchange, 200, instance.toString());
    }

    private static String expiry(String id) {
        if (id.startsWith("i-twoyears-")) {
            return LocalDate.now(ZoneOffset.UTC).plusYears(2).toString();
        }
        return id.startsWith("i-expiring-") ? "2020-01-01" : "2099-12-31";
    }

    /** A question to the cloud and one to verification-service each wait here for the other. */
    private static boolean meets() {
        try {
            BOTH.await(2, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
            BOTH.reset();
            return false;
        }
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
