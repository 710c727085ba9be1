package cn.icpfiling.gateway.door;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.impl.ContextInternal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * The forwarding state of one event loop: its own connections, so that no request changes threads, and the exchanges in
 * progress. Checks their deadlines four times a second. So no exchange has a timer that could outlive it.
 */
final class LoopClient {

    /** An object with deadlines. */
    interface Watched {
        void look(long now);

        /** Ends it, since its deadlines cannot be looked at any more, and releases what it holds. */
        void giveUp();
    }

    private static final Logger LOG = Logger.getLogger(LoopClient.class);
    private static final long LOOK_EVERY_MILLIS = 250;
    private static final long PROBE_MILLIS = 2_000;
    /** Less than the delay of a replica that is about to end (quarkus.shutdown.delay), so that it closes no connection under a request. */
    static final int KEEP_ALIVE_SECONDS = 3;
    /** Counts while a service works on a request, too: longer than the longest x-icp-timeout-seconds. */
    static final int IDLE_SECONDS = 150;

    private final HttpClient http;
    private final HttpClient afresh;
    private final int connections;
    private final int waiting;
    private final Duration overloadWait;
    private final Map<String, ConnectionPermits> permits = new HashMap<>();
    private final Map<String, BodyPlaces> places = new HashMap<>();
    private final Map<String, BodyPlaces> slowAnswers = new HashMap<>();
    private final Map<String, Balancer> balancers = new HashMap<>();
    private final Set<Watched> underWay = new HashSet<>();
    private final Set<HttpConnection> unused = new HashSet<>();
    private final Gzip.Spare deflaters = new Gzip.Spare();
    private final FlushConsolidation.Turn turn;
    private final LoopPulse pulse = new LoopPulse(System::nanoTime);

    LoopClient(Vertx vertx, ProxyLimits limits, int loops) {
        this.connections = Math.max(1, limits.connections() / loops);
        this.waiting = Math.max(1, limits.waiting() / loops);
        this.overloadWait = limits.overloadWait();
        var options = new HttpClientOptions()
                .setConnectTimeout((int) limits.connect().toMillis())
                .setIdleTimeout(IDLE_SECONDS)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS);
        this.http = client(vertx, options);
        this.afresh = client(vertx, new HttpClientOptions(options).setKeepAlive(false));
        // Not the context of the first request, which would keep that request in memory.
        var here = ((ContextInternal) vertx.getOrCreateContext()).unwrap();
        this.turn = new FlushConsolidation.Turn(here.nettyEventLoop());
        here.setPeriodic(LOOK_EVERY_MILLIS, look -> look());
    }

    private HttpClient client(Vertx vertx, HttpClientOptions options) {
        return vertx.httpClientBuilder()
                .with(options)
                .with(new PoolOptions().setHttp1MaxSize(connections))
                .withConnectHandler(this::opened)
                .build();
    }

    FlushConsolidation.Turn turn() {
        return turn;
    }

    Gzip.Spare deflaters() {
        return deflaters;
    }

    private void opened(HttpConnection connection) {
        turn.consolidate(connection);
        unused.add(connection);
        connection.closeHandler(closed -> unused.remove(connection));
    }

    /**
     * Whether the connection carried a request before. Only then the service may have closed it without the gateway's
     * knowledge.
     */
    boolean usesAgain(HttpConnection connection) {
        return !unused.remove(connection);
    }

    HttpClient http() {
        return http;
    }

    /**
     * Opens a new connection for each request. A service that closed one pooled connection may have closed all of them,
     * so a retry does not use the pool.
     */
    HttpClient afresh() {
        return afresh;
    }

    ConnectionPermits permitsOf(String service) {
        return permits.computeIfAbsent(
                service, it -> new ConnectionPermits(connections, waiting, overloadWait, System::nanoTime));
    }

    BodyPlaces placesOf(String service) {
        return places.computeIfAbsent(service, it -> new BodyPlaces(connections));
    }

    /** Half as many as for bodies of requests, so that both together leave a quarter of the connections to those that hold none up. */
    BodyPlaces slowAnswersOf(String service) {
        return slowAnswers.computeIfAbsent(service, it -> new BodyPlaces(connections / 2));
    }

    Balancer balancerOf(Upstreams.Upstream service) {
        return balancers.computeIfAbsent(
                service.owner(), it -> new Balancer(() -> service.addresses().now()));
    }

    /** Asks addresses with an open circuit whether they answer at all. */
    private void probe(Balancer service, long now) {
        for (var peer : service.peers()) {
            if (!peer.isToBeProbed(now)) {
                continue;
            }
            peer.probeBegins();
            var probe = new RequestOptions(peer.options())
                    .setMethod(HttpMethod.HEAD)
                    .setURI("/")
                    .setTimeout(PROBE_MILLIS);
            afresh.request(probe)
                    .compose(HttpClientRequest::send)
                    .onComplete(answer -> peer.probeEnded(
                            answer.succeeded() && answer.result().statusCode() < 500, System.nanoTime()));
        }
    }

    void begins(Watched transfer) {
        underWay.add(transfer);
    }

    void ends(Watched transfer) {
        underWay.remove(transfer);
    }

    /** Returns the health of this loop, readable from every thread. */
    LoopPulse pulse() {
        return pulse;
    }

    private void look() {
        pulse.beat(
                underWay.size(),
                permits.values().stream().mapToInt(ConnectionPermits::held).sum());
        var now = System.nanoTime();
        for (var transfer : new ArrayList<>(underWay)) {
            try {
                transfer.look(now);
            } catch (RuntimeException fault) {
                // The deadlines of all other exchanges must still be checked.
                LOG.error("an exchange cannot be looked after, and is given up", fault);
                giveUp(transfer);
            }
        }
        balancers.values().forEach(service -> probe(service, now));
    }

    private void giveUp(Watched transfer) {
        underWay.remove(transfer);
        try {
            transfer.giveUp();
        } catch (RuntimeException fault) {
            LOG.error("an exchange cannot be given up", fault);
        }
    }
}
