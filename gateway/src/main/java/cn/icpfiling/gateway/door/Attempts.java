package cn.icpfiling.gateway.door;

import cn.icpfiling.gateway.contract.Operation;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/**
 * The attempts of one request, two at most: which address of the service each goes to, over which connection, and
 * whether there may be another after a failure. Used only on the event loop of the exchange.
 */
final class Attempts {

    /** Repeating these methods has no effect on the service. */
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Operation operation;
    private final LoopClient loop;
    private final Balancer balancer;
    private final Refusals refusals;

    private Peer peer;
    private boolean atPeer;
    private boolean reused;
    private boolean retried;
    private boolean afresh;
    private long spent;

    Attempts(Operation operation, Upstreams.Upstream upstream, LoopClient loop, Refusals refusals) {
        this.operation = operation;
        this.loop = loop;
        this.balancer = loop.balancerOf(upstream);
        this.refusals = refusals;
    }

    /** Asks for a connection to an address. Returns null if no address takes requests. */
    Future<HttpClientRequest> connect() {
        var now = System.nanoTime();
        peer = balancer.choose(afresh ? null : peer, now);
        if (peer == null) {
            return null;
        }
        peer.begins(now);
        atPeer = true;
        return (afresh ? loop.afresh() : loop.http()).request(peer.options());
    }

    /** Returns an unused connection to the pool. */
    static void handBack(HttpClientRequest unsent) {
        unsent.exceptionHandler(Attempts::ignore);
        unsent.reset();
    }

    private static void ignore(Throwable fault) {
        // The caller has left, so no response can be sent.
    }

    /** The request is sent over this connection. */
    void sentOver(HttpConnection connection) {
        reused = loop.usesAgain(connection);
    }

    /** The service has begun an answer. */
    void answered(HttpClientResponse service) {
        answered(Fault.isSick(service));
        // A replica says so that is about to end. A connection that was opened for one request is always closed.
        if (ResponseHeaders.tellLeave(service) && !afresh) {
            peer.leaves(System.nanoTime());
        }
    }

    /** The service has answered with a fault. */
    void answered(Fault fault) {
        answered(fault.isSick());
    }

    private void answered(boolean sick) {
        if (!sick) {
            balancer.answered(peer);
        } else if (balancer.answeredSick(peer, System.nanoTime())) {
            refusals.ejected(operation, peer.options());
        }
    }

    /** The address gave no connection, or no answer in time. */
    void failed() {
        if (peer.failed(System.nanoTime())) {
            refusals.ejected(operation, peer.options());
        }
    }

    /** The service's time is over. If another address has used up most of it, this one has not failed. */
    void tooSlow(Duration waited, Duration patience) {
        if (waited.compareTo(patience.dividedBy(2)) >= 0) {
            failed();
        }
    }

    /** The connection broke before an answer. */
    void brokeOff() {
        // A pooled connection that the service has closed meanwhile says nothing about the service.
        if (!reused) {
            failed();
        }
    }

    /** Whether a request of which nothing was sent may go to another address, whatever it does. */
    boolean mayGoElsewhere() {
        return !retried && balancer.hasOther(peer);
    }

    /** Whether a request without a body may be sent once more, to another address or over a new connection. */
    boolean mayRepeat(HttpMethod method, Throwable fault) {
        return !retried
                && SAFE.contains(method)
                && (fault instanceof HttpClosedException || fault instanceof IOException)
                && (reused || balancer.hasOther(peer));
    }

    /**
     * Whether a request without a body may be sent once more after this answer: only if another address is well, not to burden a sick
     * service, and has at least half of the service's time left.
     */
    boolean mayRepeat(HttpMethod method, Fault fault, long took, Duration patience) {
        return !retried
                && SAFE.contains(method)
                && fault.mayPass()
                && took < patience.toNanos() / 2
                && balancer.hasWell(peer);
    }

    /**
     * The next attempt goes to another address or, if there is none, over a new connection.
     *
     * @param took what the last attempt took of the service's time
     */
    void again(long took) {
        afresh = !balancer.hasOther(peer);
        retried = true;
        spent += took;
        leave();
        refusals.retried(operation);
    }

    /** What earlier attempts took of the service's time. */
    long spent() {
        return spent;
    }

    /** Ends the attempt under way, if there is one. */
    void leave() {
        if (atPeer) {
            atPeer = false;
            peer.ends();
        }
    }
}
