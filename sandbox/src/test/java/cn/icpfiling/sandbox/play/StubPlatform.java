package cn.icpfiling.sandbox.play;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The gateway as far as a developer's short cuts need it. The first digit of an order's id says what happens to it. */
public final class StubPlatform implements QuarkusTestResourceLifecycleManager {

    static final String APPROVABLE = "1";
    static final String NOT_PASSED = "2";
    static final String DRAFT = "3";
    static final String UNKNOWN = "4";
    static final String NOT_JUDGED = "5";
    static final String UNDER_REVIEW = "6";
    static final String AT_THE_AUTHORITY = "7";
    static final String GRANTED = "8";
    static final String ABANDONED = "9";
    static final String DRAFT_OF_A_FILED_DOMAIN = "a";
    static final String REFUSING = "b";
    static final String OF_ANOTHER = "c";
    static final String STUCK_AT_THE_AUTHORITY = "d";
    static final String HOLDER = "00000000-0000-7000-8000-00000000000a";
    static final String REST = "0000000-0000-7000-8000-000000000001";

    /** Of a client of a partner, as its claims say. */
    static final String PARTNER = "e30."
            + Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString("{\"groups\":[\"partner\"]}".getBytes(StandardCharsets.UTF_8))
            + ".x";

    /** Of one that has used up its quota: requests for the state of its orders are refused, and the first one for its services. */
    static final String PARTNER_IN_HASTE = PARTNER + "y";

    private final AtomicInteger refused = new AtomicInteger();
    private final Set<String> acts = ConcurrentHashMap.newKeySet();
    private final StubLoads loads = new StubLoads();
    private HttpServer server;
    private int codes;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
        return Map.of(
                "icp.gateway.url", "http://127.0.0.1:" + server.getAddress().getPort(),
                "icp.sandbox.reviewer.login", "second-reviewer",
                "icp.sandbox.reviewer.password", "not a password",
                "icp.sandbox.reviewer.totp", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
                "icp.sandbox.administrator.login", "second-administrator",
                "icp.sandbox.administrator.password", "not a password",
                "icp.sandbox.administrator.totp", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var token = exchange.getRequestHeaders().getFirst("Authorization");
        if (path.equals("/api/v1/sessions")) {
            say(exchange, 202, "{\"challengeId\":\"c\"}");
        } else if (path.equals("/api/v1/sessions/second-factor")) {
            // the first code was used a moment ago, and the first session is ended before it is used
            var code = ++codes;
            say(
                    exchange,
                    code == 1 ? 409 : 201,
                    "{\"code\":\"SECOND_FACTOR_USED\",\"accessToken\":\"" + (code == 2 ? "ended" : "reviewer") + "\"}");
        } else if (String.valueOf(token).endsWith(PARTNER_IN_HASTE)
                && (String.valueOf(exchange.getRequestURI().getQuery()).contains("state=")
                        || path.endsWith(STUCK_AT_THE_AUTHORITY + REST)
                        || path.equals("/api/v1/services") && refused.getAndIncrement() == 0)) {
            say(exchange, 429, "{\"code\":\"TOO_MANY_REQUESTS\",\"detail\":\"Too many\"}");
        } else if (!Set.of("Bearer reviewer", "Bearer holder", "Bearer " + PARTNER, "Bearer " + PARTNER_IN_HASTE)
                .contains(String.valueOf(token))) {
            say(exchange, 401, "{\"code\":\"UNAUTHENTICATED\",\"detail\":\"No valid token\"}");
        } else if (path.startsWith("/api/v1/legacy-loads")) {
            loads.answer(exchange);
        } else if (exchange.getRequestMethod().equals("DELETE")) {
            exchange.sendResponseHeaders(path.endsWith("/e1") ? 204 : 403, -1);
            exchange.close();
        } else if (token.contains(PARTNER) && !path.startsWith("/api/v1/orders/")) {
            say(exchange, path.endsWith("/me") ? 403 : 200, ofPartner(path));
        } else if (path.startsWith("/api/v1/orders/")) {
            order(exchange, path.substring("/api/v1/orders/".length()));
        } else {
            say(
                    exchange,
                    200,
                    list(path, String.valueOf(exchange.getRequestURI().getQuery())));
        }
    }

    private static String ofPartner(String path) {
        return switch (path) {
            case "/api/v1/orders" ->
                "{\"items\":[" + shown(STUCK_AT_THE_AUTHORITY, "AUTHORITY_REVIEW") + "," + shown(OF_ANOTHER, "DRAFT")
                        + "]}";
            case "/api/v1/webhook-endpoints" -> "{\"items\":[{\"endpointId\":\"e1\"}]}";
            default -> "{\"items\":[]}";
        };
    }

    private static String subject(String number, String holder) {
        return "{\"subjectNumber\":\"" + number + "\",\"holder\":\"" + holder + "\"}";
    }

    private static String service(String domain, String status, String holder) {
        return "{\"domains\":[\"" + domain + "\"],\"status\":\"" + status + "\",\"holder\":\"" + holder + "\"}";
    }

    private static String list(String path, String query) {
        if (query.contains("state=SMS_PENDING")
                || query.contains("state=PROVIDER_RECHECK")
                || query.contains("state=AUTHORITY_REVIEW")) {
            return "{\"items\":[]}";
        }
        if (query.contains("state=")) {
            return "{\"items\":[" + shown(APPROVABLE, "PROVIDER_REVIEW") + "]}";
        }
        return switch (path) {
            case "/api/v1/orders" ->
                query.contains("cursor=n1")
                        ? "{\"items\":["
                                + String.join(
                                        ",",
                                        shown(AT_THE_AUTHORITY, "SMS_PENDING"),
                                        shown(GRANTED, "COMPLETED"),
                                        shown(ABANDONED, "ABANDONED"),
                                        shown(DRAFT_OF_A_FILED_DOMAIN, "DRAFT"),
                                        shown(REFUSING, "DRAFT"),
                                        shown(OF_ANOTHER, "DRAFT"))
                                + "]}"
                        : "{\"items\":[" + shown(DRAFT, "DRAFT") + "," + shown(UNDER_REVIEW, "PROVIDER_REVIEW")
                                + "],\"next\":\"n1\"}";
            case "/api/v1/services" ->
                "{\"items\":["
                        + String.join(
                                ",",
                                service("ok-reset-site.com", "REGISTERED", HOLDER),
                                service("ok-reset-ended.com", "DEREGISTERED", HOLDER),
                                service("ok-of-another.com", "REGISTERED", REST))
                        + "]}";
            case "/api/v1/accounts/me" -> "{\"accountId\":\"" + HOLDER + "\",\"phone\":\"138****0093\"}";
            default ->
                "{\"items\":[" + subject("浙ICP备2019000009号", HOLDER) + "," + subject("浙ICP备2019000010号", REST) + "]}";
        };
    }

    private static String shown(String kind, String state) {
        return "{\"orderId\":\"" + kind + REST + "\",\"state\":\"" + state
                + "\",\"type\":\"FIRST_FILING\",\"domain\":\"ok-reset-" + kind + ".com\",\"holder\":\""
                + (kind.equals(OF_ANOTHER) ? REST : HOLDER) + "\"}";
    }

    private void order(HttpExchange exchange, String rest) throws IOException {
        var kind = rest.substring(0, 1);
        var act = rest.indexOf('/') < 0 ? "" : rest.substring(rest.indexOf('/') + 1);
        if (!act.isEmpty()) {
            var seen = "\"7\"".equals(exchange.getRequestHeaders().getFirst("If-Match"))
                    && exchange.getRequestHeaders().containsKey("Idempotency-Key");
            var early = act.equals("abandonment") && kind.equals(UNDER_REVIEW) && !acts.contains(kind + "withdrawal");
            if (!seen || early || kind.equals(REFUSING)) {
                say(exchange, 409, "{\"code\":\"ACT_NOT_ALLOWED\",\"detail\":\"Not now\"}");
                return;
            }
            acts.add(kind + act);
            say(exchange, 200, "{}");
            return;
        }
        var verdict = kind.equals(NOT_JUDGED)
                ? ""
                : ",\"verdict\":{\"outcome\":\"" + (kind.equals(NOT_PASSED) ? "FAILED" : "PASSED") + "\"}";
        var state = Map.of(
                        DRAFT,
                        "DRAFT",
                        AT_THE_AUTHORITY,
                        "AUTHORITY_REJECTED",
                        STUCK_AT_THE_AUTHORITY,
                        "AUTHORITY_REVIEW")
                .getOrDefault(kind, acts.contains(kind + "provider-decision") ? "COMPLETED" : "PROVIDER_REVIEW");
        say(
                exchange,
                kind.equals(UNKNOWN) ? 404 : 200,
                kind.equals(UNKNOWN)
                        ? "{\"code\":\"NOT_FOUND\",\"detail\":\"There is no such order\"}"
                        : "{\"orderId\":\"" + rest + "\",\"state\":\"" + state + "\"" + verdict + "}");
    }

    static void say(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("ETag", "\"7\"");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
