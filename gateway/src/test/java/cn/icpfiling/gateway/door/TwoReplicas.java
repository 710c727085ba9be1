package cn.icpfiling.gateway.door;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * filing-service at two addresses, each of which can misbehave on its own, inspection-service at one that can, and account-service with the
 * keys.
 */
public final class TwoReplicas implements QuarkusTestResourceLifecycleManager {

    enum Mood {
        WELL,
        WELL_LATE,
        DROPS,
        SILENT,
        FAILS,
        FAILS_LATE,
        LACKS_NEIGHBOUR,
        BUSY
    }

    /** More than half of the time that the gateway gives the service, and less than all of it. */
    private static final Duration LATE = Duration.ofMillis(700);

    /** Long enough for callers who come at once to meet. */
    static final Duration COLD = Duration.ofMillis(250);

    /** One address. */
    static final class Replica {
        final AtomicLong requests = new AtomicLong();
        final AtomicLong probes = new AtomicLong();
        volatile Mood mood = Mood.WELL;

        private void serve(HttpServerRequest request) {
            if (request.path().equals("/")) {
                probes.incrementAndGet();
            } else {
                requests.incrementAndGet();
            }
            switch (mood) {
                case WELL -> answer(request);
                case WELL_LATE -> Vertx.currentContext().owner().setTimer(COLD.toMillis(), late -> answer(request));
                case FAILS -> refuse(request, "SERVICE_UNAVAILABLE");
                case FAILS_LATE ->
                    Vertx.currentContext()
                            .owner()
                            .setTimer(LATE.toMillis(), late -> refuse(request, "SERVICE_UNAVAILABLE"));
                case LACKS_NEIGHBOUR -> refuse(request, "UPSTREAM_UNAVAILABLE");
                case BUSY -> refuse(request, "SERVICE_BUSY");
                case DROPS -> request.connection().close();
                case SILENT -> {}
            }
        }

        private static void answer(HttpServerRequest request) {
            request.response()
                    .setStatusCode(request.path().equals("/") ? 404 : 200)
                    .putHeader("Content-Type", "application/json")
                    .end("{}");
        }

        private static void refuse(HttpServerRequest request, String code) {
            if (request.path().equals("/")) {
                request.response().setStatusCode(404).end();
                return;
            }
            request.response()
                    .setStatusCode(503)
                    .putHeader("Content-Type", "application/problem+json")
                    .putHeader("Retry-After", "1")
                    .end("""
                            {"type": "urn:icpfiling:problem:%s", "title": "No", "status": 503, "detail": "Not now",
                             "instance": "urn:trace:%s", "code": "%s", "help": "/docs/problems/%s"}""".formatted(
                                    code.toLowerCase(Locale.ROOT).replace('_', '-'),
                                    request.getHeader("traceparent").split("-")[1],
                                    code,
                                    code));
        }

        void is(Mood next) {
            mood = next;
            requests.set(0);
            probes.set(0);
        }
    }

    static final Replica ONE = new Replica();
    static final Replica OTHER = new Replica();
    static final Replica ONLY = new Replica();

    private Vertx vertx;

    /** After the services of the other tests, which Quarkus starts too, so that these addresses count. */
    @Override
    public int order() {
        return 10;
    }

    @Override
    public Map<String, String> start() {
        StubServices.jwks();
        vertx = Vertx.vertx();
        var keys = vertx.createHttpServer()
                .requestHandler(request -> request.response()
                        .putHeader("Content-Type", "application/json")
                        .end(StubServices.jwks()));
        var one = vertx.createHttpServer().requestHandler(ONE::serve);
        var other = vertx.createHttpServer().requestHandler(OTHER::serve);
        var only = vertx.createHttpServer().requestHandler(ONLY::serve);
        return Map.of(
                "icp.account.url",
                listen(keys),
                "icp.filing.url",
                listen(one) + "," + listen(other),
                "icp.inspection.url",
                listen(only),
                "icp.gateway.timeout",
                "1s");
    }

    private static String listen(HttpServer server) {
        return "http://127.0.0.1:"
                + server.listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join()
                        .actualPort();
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
