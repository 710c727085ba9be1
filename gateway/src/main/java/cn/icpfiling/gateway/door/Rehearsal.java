package cn.icpfiling.gateway.door;

import cn.icpfiling.platform.web.call.WarmCall;
import io.micrometer.core.instrument.config.MeterFilter;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Refuses requests of its own, before the gateway says that it is ready. A process that has refused nothing yet interprets and compiles
 * its first refusals while callers queue up, so that in the first overload everything is late for seconds. New connections, routing,
 * refusal and problem detail are played here first.
 *
 * <p>The requests come over a port of the loopback address, which is open as long as the rehearsal lasts. Each operation is refused on
 * it as if its service were overloaded. No metric of requests or refusals counts them: they are no load, and would use up the budget of
 * errors.
 */
@Singleton
final class Rehearsal {

    /** The reason and the path by which the metrics of a rehearsal are known, and left out. */
    static final String REASON = "rehearsed";

    static final String COUNTED_PATH = "/rehearsal";

    private static final Logger LOG = Logger.getLogger(Rehearsal.class);
    private static final String HERE = "127.0.0.1";
    private static final String REQUEST =
            "GET /api/v1/orders HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer none\r\n";
    private static final int CALLERS = 8;
    private static final int REQUESTS_A_CONNECTION = 16;
    private static final byte[] REQUESTS = ((REQUEST + "\r\n").repeat(REQUESTS_A_CONNECTION - 1)
                    + REQUEST
                    + "Connection: close\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);

    private final Vertx vertx;
    private final Duration longest;
    private final int most;
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger port = new AtomicInteger();
    private Router router;

    /**
     * @param longest zero: there is no rehearsal
     * @param most how many refusals are enough
     */
    Rehearsal(
            Vertx vertx,
            @ConfigProperty(name = "icp.gateway.rehearsal") Duration longest,
            @ConfigProperty(name = "icp.gateway.rehearsed-refusals") int most) {
        this.vertx = vertx;
        this.longest = longest;
        this.most = most;
    }

    void open(@Observes Router opened) {
        router = opened;
    }

    @Produces
    @Singleton
    WarmCall refusals() {
        return new WarmCall("own refusals", this::play);
    }

    @Produces
    @Singleton
    static MeterFilter uncounted() {
        return MeterFilter.deny(
                meter -> REASON.equals(meter.getTag("reason")) || COUNTED_PATH.equals(meter.getTag("uri")));
    }

    /** Whether the request is to be refused, because it came over the port of a rehearsal. */
    boolean isOf(HttpServerRequest request) {
        var ofRehearsal = port.get();
        return ofRehearsal != 0 && request.localAddress().port() == ofRehearsal;
    }

    void refuses() {
        refused.incrementAndGet();
    }

    /** How many requests were refused so far. */
    int refused() {
        return refused.get();
    }

    /** Returns after the longest time at most, whatever fails: a gateway that is not rehearsed serves, too. */
    void play() throws InterruptedException {
        if (!longest.isPositive()) {
            return;
        }
        var begun = System.nanoTime();
        var before = refused.get();
        var listening = vertx.createHttpServer().requestHandler(router).listen(0, HERE);
        try {
            var server =
                    listening.toCompletionStage().toCompletableFuture().get(longest.toMillis(), TimeUnit.MILLISECONDS);
            port.set(server.actualPort());
            calls(server.actualPort(), before + most, longest.toNanos() - (System.nanoTime() - begun));
        } catch (ExecutionException | TimeoutException unplayed) {
            LOG.warn("no refusals were rehearsed, so the first overload is answered late", unplayed);
        } finally {
            listening.onSuccess(this::close);
        }
        LOG.infof(
                "rehearsed %d refusals in %d ms",
                refused.get() - before, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    }

    /** The port is that of a rehearsal until it is closed, so that no request of one is taken for a customer's. */
    private void close(HttpServer server) {
        var closing = server.actualPort();
        server.close().onComplete(closed -> port.compareAndSet(closing, 0));
    }

    /** Interrupts callers who still wait when the time is over; a virtual thread's socket is closed by that. */
    private void calls(int at, int enough, long nanos) throws InterruptedException {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            callers.invokeAll(
                    Collections.nCopies(CALLERS, Executors.callable(() -> call(at, enough))),
                    nanos,
                    TimeUnit.NANOSECONDS);
        }
    }

    private void call(int at, int enough) {
        while (refused.get() < enough && !Thread.currentThread().isInterrupted()) {
            try (var socket = new Socket(HERE, at)) {
                socket.getOutputStream().write(REQUESTS);
                socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException broken) {
                LOG.debug("a connection of the rehearsal broke", broken);
            }
        }
    }
}
