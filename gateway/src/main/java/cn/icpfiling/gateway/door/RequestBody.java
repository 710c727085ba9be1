package cn.icpfiling.gateway.door;

import cn.icpfiling.gateway.contract.Operation;
import cn.icpfiling.gateway.limits.Caller;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Forwards the caller's body to the service, up to its limit, and checks its pace. A short body is read whole before its request asks for a
 * connection to the service, so that a slow sender holds none. A longer one needs a place among those that come while they hold a
 * connection, and is forwarded with back pressure.
 */
final class RequestBody {

    /** What is read ahead: no operation of callers without a token takes more, but the reports of providers and papers by a link. */
    static final int AHEAD = 16 << 10;

    private final HttpServerRequest caller;
    private final long length;
    private final long limit;
    private final BodyPace pace;
    private final BodyPlaces places;
    private final Caller sender;
    private final Exchange exchange;
    private BodyPlaces.Place place;
    private HttpClientRequest onward;
    private Buffer ahead;
    private boolean together;
    private boolean whole;
    private long heldBackSince;
    private boolean heldBack;
    private long seen;
    private boolean over;

    private RequestBody(
            HttpServerRequest caller, long limit, BodyPace pace, BodyPlaces places, Caller sender, Exchange exchange) {
        this.caller = caller;
        this.length = AnnouncedBody.lengthOf(caller);
        this.limit = limit;
        this.pace = pace;
        this.places = places;
        this.sender = sender;
        this.exchange = exchange;
    }

    /**
     * Returns null if the request has no body.
     *
     * @param sender the caller whose long bodies share places
     */
    static RequestBody of(
            RoutingContext request,
            Operation operation,
            Caller sender,
            LoopClient loop,
            ProxyLimits limits,
            Exchange exchange) {
        if (!AnnouncedBody.isOf(request)) {
            return null;
        }
        var pace = limits.paces().upload();
        var places = loop.placesOf(operation.owner());
        return new RequestBody(request.request(), operation.maxBody(), pace, places, sender, exchange);
    }

    /** Lets the exchange go on when the body is read, or has its place. */
    void begin() {
        caller.handler(this::piece);
        caller.endHandler(end -> end());
        caller.exceptionHandler(gone -> exchange.callerLeft());
        if (length > AHEAD) {
            askForPlace();
            return;
        }
        Expectation.meet(caller);
        pace.wanted();
        caller.resume();
    }

    private void askForPlace() {
        heldBack = true;
        heldBackSince = System.nanoTime();
        place = places.of(sender.group(), sender.isStranger(), exchange::ready);
        place.ask();
    }

    void flowTo(HttpClientRequest service) {
        onward = service;
        heldBack = false;
        var first = ahead;
        ahead = null;
        if (whole) {
            over = true;
            leavePlace();
            if (first == null) {
                service.end();
            } else {
                service.end(first);
            }
            exchange.bodySent();
            return;
        }
        Expectation.meet(caller);
        widen();
        pace.wanted();
        if (first != null) {
            forward(first);
        }
        if (!heldBack) {
            caller.resume();
        }
    }

    /** In HTTP/2 most bodies fit into the window of one that waits, and have ended by now. */
    private void widen() {
        var stream = CallerStream.of(caller);
        if (stream != null && stream.isSending()) {
            stream.widen(Http2.FLOWING_WINDOW - Http2.WAITING_WINDOW);
        }
    }

    private void piece(Buffer piece) {
        if (over) {
            return;
        }
        seen += piece.length();
        pace.piece(piece.length());
        if (seen > limit) {
            exchange.bodyTooLarge();
            return;
        }
        if (onward == null) {
            keep(piece);
            return;
        }
        forward(piece);
    }

    private void forward(Buffer piece) {
        onward.write(piece);
        if (!over && onward.writeQueueFull()) {
            holdBack();
        }
    }

    /** Most bodies come in one piece, which is kept as it is. Many small ones are put together, since each takes more than it has. */
    private void keep(Buffer piece) {
        if (ahead == null) {
            ahead = piece;
        } else {
            if (!together) {
                together = true;
                ahead = Buffer.buffer(Math.max(0, (int) length)).appendBuffer(ahead);
            }
            ahead.appendBuffer(piece);
        }
        if (seen > AHEAD) {
            caller.pause();
            pace.heldBack();
            askForPlace();
        }
    }

    private void holdBack() {
        heldBack = true;
        heldBackSince = System.nanoTime();
        pace.heldBack();
        caller.pause();
        onward.drainHandler(drained -> {
            if (over) {
                return;
            }
            heldBack = false;
            pace.wanted();
            caller.resume();
        });
    }

    private void end() {
        if (over) {
            return;
        }
        if (onward == null) {
            whole = true;
            pace.heldBack();
            if (place == null) {
                exchange.ready();
            }
            return;
        }
        over = true;
        leavePlace();
        onward.end();
        exchange.bodySent();
    }

    /** Stops forwarding. */
    void stop() {
        if (over) {
            return;
        }
        over = true;
        ahead = null;
        leavePlace();
        caller.handler(null);
        caller.endHandler(null);
    }

    private void leavePlace() {
        if (place != null) {
            place.leave();
        }
    }

    /** Whether the service has the whole body, or gets no more of it. */
    boolean isOver() {
        return over;
    }

    boolean comesTooSlowly() {
        return !over && !pace.left().isPositive();
    }

    /** Returns how long the body has waited for its place, or the service has read nothing; negative if it comes, or has come. */
    long untakenFor(long now) {
        return over || !heldBack ? -1 : now - heldBackSince;
    }
}
