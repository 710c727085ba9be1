package cn.icpfiling.platform.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** The two ends of account-service that every service needs, and one service that is called. */
public final class AccountStub implements QuarkusTestResourceLifecycleManager {

    static final AtomicInteger TOKENS_ISSUED = new AtomicInteger();
    static final AtomicInteger COLD_CALLS = new AtomicInteger();
    static final AtomicInteger CALLS_OF_A_DEAD_ONE = new AtomicInteger();
    static final AtomicInteger REFUSED_CALLS = new AtomicInteger();
    static final Set<String> ENDED = ConcurrentHashMap.newKeySet();
    static volatile boolean down;
    static volatile boolean endingsUntold;

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/jwks.json", exchange -> {
            exchange.getResponseHeaders().set("Cache-Control", "public, max-age=1");
            answer(exchange, down ? 503 : 200, TestKeys.jwks());
        });
        server.createContext("/oauth2/token", exchange -> {
            var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var known = form.contains("client_id=widget-service") && form.contains("client_secret=s%26cret");
            answer(
                    exchange,
                    known ? 200 : 401,
                    "{\"access_token\":\"token-%d\",\"token_type\":\"Bearer\",\"expires_in\":600}"
                            .formatted(TOKENS_ISSUED.incrementAndGet()));
        });
        server.createContext(
                "/internal/echo",
                exchange -> answer(
                        exchange,
                        200,
                        "{\"authorization\":\"%s\",\"traceparent\":\"%s\",\"later\":\"a field this client does not know\"}"
                                .formatted(
                                        exchange.getRequestHeaders().getFirst("Authorization"),
                                        exchange.getRequestHeaders().getFirst("traceparent"))));
        server.createContext(
                "/internal/ended-sessions",
                exchange -> answer(
                        exchange,
                        endingsUntold ? 503 : 200,
                        "{\"sessions\":[%s]}"
                                .formatted(ENDED.stream()
                                        .map(session -> "\"" + session + "\"")
                                        .collect(Collectors.joining(",")))));
        server.createContext("/internal/broken", exchange -> answer(exchange, 500, "{}"));
        server.createContext("/internal/refusing", exchange -> {
            REFUSED_CALLS.incrementAndGet();
            answer(exchange, 404, "{}");
        });
        server.createContext(
                "/internal/cold", exchange -> answer(exchange, COLD_CALLS.incrementAndGet() < 3 ? 503 : 200, "{}"));
        server.createContext("/internal/dead", exchange -> {
            CALLS_OF_A_DEAD_ONE.incrementAndGet();
            answer(exchange, 503, "{}");
        });
        server.start();
        var url = "http://localhost:" + server.getAddress().getPort();
        return Map.of(
                "icp.account.url",
                url,
                "quarkus.rest-client.other.url",
                url,
                "icp.service.client-id",
                "widget-service",
                "icp.service.client-secret",
                "s&cret",
                "icp.cursor.key",
                Base64.getEncoder().encodeToString(new byte[32]));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
