package cn.icpfiling.gateway.door;

import cn.icpfiling.platform.testkeys.TestKeyPairs;
import cn.icpfiling.platform.testkit.TestTokens;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** All services in one: says what reached it, or misbehaves as the header x-behave asks. One more is not there at all. */
public final class StubServices implements QuarkusTestResourceLifecycleManager {

    /** What a service saw of the last request. */
    record Seen(String method, String uri, MultiMap headers, long bytes) {}

    static volatile Seen last;
    /** A request for the keys gets no answer. */
    static volatile boolean keysUnsaid;

    static final AtomicLong REQUESTS = new AtomicLong();
    /** Of these the ones that ask for a good answer: none of a test before, whose silent requests may arrive late. */
    static final AtomicLong WELL = new AtomicLong();

    static final AtomicLong LARGEST_PIECE = new AtomicLong();
    /** Requests that are neither answered nor given up by the gateway. */
    static final AtomicLong UNANSWERED = new AtomicLong();
    /** Connections that the gateway has open. */
    static final Set<HttpConnection> CONNECTIONS = ConcurrentHashMap.newKeySet();

    /** How long an answer takes that is slow. */
    static final int SLOW_MILLIS = 14_000;

    /** 20,000 characters that compress well. */
    static final String REPORT = "[\"" + "filed ".repeat(3_333) + "\"]";

    /** Requests whose bodies are not read until a test says so. */
    private static final Set<HttpServerRequest> HELD = ConcurrentHashMap.newKeySet();

    private static final String WORDS = "x".repeat(64 << 10);
    private static final Set<HttpConnection> USED = ConcurrentHashMap.newKeySet();

    private static final KeyPair KEYS = TestKeyPairs.ofTheProcess();

    private static final long KEPT_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static String kept;
    private static long keptSince;

    private Vertx vertx;

    @Override
    public Map<String, String> start() {
        // Making the keys takes seconds, which the event loop that shows them does not have.
        jwks();
        vertx = Vertx.vertx();
        // What the system takes of a body that is held up is little.
        var server = vertx.createHttpServer(new HttpServerOptions().setReceiveBufferSize(64 << 10))
                .requestHandler(StubServices::serve)
                .connectionHandler(StubServices::opened)
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        var up = "http://localhost:" + server.actualPort();
        return Map.of(
                "icp.account.url", up,
                "icp.filing.url", up,
                "icp.inspection.url", up,
                "icp.legacy.url", up,
                "icp.verification.url", "http://localhost:" + unusedPort());
    }

    private static void opened(HttpConnection connection) {
        CONNECTIONS.add(connection);
        connection.closeHandler(closed -> {
            CONNECTIONS.remove(connection);
            USED.remove(connection);
        });
    }

    private static void count(HttpServerRequest request) {
        UNANSWERED.incrementAndGet();
        var over = new AtomicBoolean();
        Handler<Void> end = ended -> {
            if (over.compareAndSet(false, true)) {
                UNANSWERED.decrementAndGet();
            }
        };
        request.response().endHandler(end);
        request.response().closeHandler(end);
    }

    /** The bodies that were held are read. */
    static void readOn() {
        HELD.forEach(HttpServerRequest::resume);
        HELD.clear();
    }

    static int held() {
        return HELD.size();
    }

    private static void serve(HttpServerRequest request) {
        if (request.path().equals("/.well-known/jwks.json")) {
            if (!keysUnsaid) {
                request.response().putHeader("Content-Type", "application/json").end(jwks());
            }
            return;
        }
        if (request.path().equals("/")) { // a probe of the gateway's own
            request.response().setStatusCode(404).end();
            return;
        }
        REQUESTS.incrementAndGet();
        count(request);
        var behave = String.valueOf(request.getHeader("x-behave"));
        if (behave.equals("well")) {
            WELL.incrementAndGet();
        }
        if (!USED.add(request.connection()) && behave.equals("stale")) {
            request.connection().close();
            return;
        }
        if (behave.equals("early")) {
            request.response()
                    .setStatusCode(409)
                    .putHeader("Content-Type", "application/problem+json")
                    .end("{\"code\":\"EARLY\"}");
            return;
        }
        if (behave.equals("held")) {
            request.pause();
            HELD.add(request);
        }
        var bytes = new AtomicLong();
        request.handler(piece -> {
            bytes.addAndGet(piece.length());
            LARGEST_PIECE.accumulateAndGet(piece.length(), Math::max);
        });
        request.endHandler(end -> {
            last = new Seen(request.method().name(), request.uri(), request.headers(), bytes.get());
            var response = request.response();
            switch (behave) {
                case "silent" -> {}
                case "die" -> request.connection().close();
                case "endless" -> {
                    response.setChunked(true);
                    babble(response, new int[1]);
                }
                case "slow" -> Vertx.currentContext().owner().setTimer(SLOW_MILLIS, due -> response.end("slow"));
                case "drip" -> {
                    response.setChunked(true);
                    drip(response, 0);
                }
                case "none" -> response.setStatusCode(204).end();
                case "unchanged" ->
                    response.setStatusCode(304).putHeader("ETag", "\"7\"").end();
                case "sizes" ->
                    response.putHeader("Content-Length", "5").end(request.method() == HttpMethod.HEAD ? "" : "12345");
                case "elsewhere" ->
                    response.setStatusCode(201)
                            .putHeader("Location", "http://" + request.authority() + "/api/v1/orders/7?a=b")
                            .end();
                case "naked" -> response.setStatusCode(500).end("java.lang.NullPointerException at org.x");
                case "unsigned" -> response.setStatusCode(401).end();
                case "oauth" ->
                    response.setStatusCode(400)
                            .putHeader("Content-Type", "application/json")
                            .end("{\"error\":\"invalid_grant\"}");
                case "report" -> {
                    response.putHeader("ETag", "\"7\"");
                    if ("\"7\"".equals(request.getHeader("If-None-Match"))) {
                        response.setStatusCode(304).end();
                    } else {
                        response.putHeader("Content-Type", "application/json; charset=utf-8")
                                .end(REPORT);
                    }
                }
                case "stream" -> {
                    response.putHeader("Content-Type", "text/csv").setChunked(true);
                    for (var piece = 0; piece < 40; piece++) {
                        response.write(REPORT);
                    }
                    response.end();
                }
                case "large" -> {
                    response.putHeader("Content-Type", "application/octet-stream")
                            .setChunked(true);
                    response.write("x".repeat(3 << 20));
                    response.end();
                }
                default ->
                    response.putHeader("Content-Type", "application/json")
                            .putHeader("Server", "stub/1.0")
                            .putHeader("Set-Cookie", "a=b")
                            .putHeader("X-Trace-Id", "theirs")
                            .putHeader("Access-Control-Allow-Origin", "*")
                            .putHeader("ETag", "\"7\"")
                            .putHeader("Location", "/api/v1/orders/7")
                            .setStatusCode(201)
                            .end("{\"ok\":true}");
            }
        });
    }

    /** A kilobyte each tenth of a second, for as long as a slow answer takes. */
    private static void drip(HttpServerResponse response, int drops) {
        if (drops * 100 >= SLOW_MILLIS) {
            response.end();
            return;
        }
        response.write("x".repeat(1024));
        Vertx.currentContext().owner().setTimer(100, due -> drip(response, drops + 1));
    }

    /** 64 MiB, as fast as they are taken. */
    private static void babble(HttpServerResponse response, int[] said) {
        while (!response.closed() && !response.writeQueueFull() && said[0] < 1024) {
            said[0]++;
            response.write(WORDS);
        }
        if (said[0] == 1024) {
            response.end();
        } else {
            response.drainHandler(drained -> babble(response, said));
        }
    }

    static String jwks() {
        var key = (RSAPublicKey) KEYS.getPublic();
        return new JsonObject()
                .put(
                        "keys",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("kty", "RSA")
                                        .put("kid", "k1")
                                        .put("use", "sig")
                                        .put("alg", "RS256")
                                        .put("n", unsigned(key.getModulus().toByteArray()))
                                        .put(
                                                "e",
                                                unsigned(key.getPublicExponent().toByteArray())))
                                .add(new JsonObject(TestTokens.jwk())))
                .encode();
    }

    static JwtClaimsBuilder claims() {
        return Jwt.issuer("https://issuer.test")
                .subject("0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b3")
                .audience("icp-api")
                .claim("env", "test")
                .groups(Set.of("applicant"))
                .expiresIn(600);
    }

    /** A token that is good for some minutes yet, however slowly the tests run. */
    static synchronized String token() {
        var now = System.nanoTime();
        if (kept == null || now - keptSince > KEPT_NANOS) {
            kept = signed(claims(), "at+jwt");
            keptSince = now;
        }
        return kept;
    }

    static String signed(JwtClaimsBuilder claims, String type) {
        return claims.jws().header("typ", type).keyId("k1").sign(KEYS.getPrivate());
    }

    static String byStranger() {
        return claims().jws().header("typ", "at+jwt").keyId("k1").sign(TestKeyPairs.strangers());
    }

    static String withSharedSecret() {
        return claims().jws().header("typ", "at+jwt").keyId("k1").signWithSecret("0123456789abcdef0123456789abcdef");
    }

    private static String unsigned(byte[] number) {
        var from = number[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(number, from, number.length));
    }

    private static int unusedPort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
