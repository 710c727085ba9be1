package cn.icpfiling.gateway.door;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;

/** Forwards the caller's body to the service with back pressure, up to its limit, and checks its pace. */
final class RequestBody {

    private final HttpServerRequest caller;
    private final long limit;
    private final BodyPace pace;
    private final Exchange exchange;
    private HttpClientRequest onward;
    private long heldBackSince;
    private boolean heldBack;
    private long seen;
    private boolean over;

    RequestBody(HttpServerRequest caller, long limit, BodyPace pace, Exchange exchange) {
        this.caller = caller;
        this.limit = limit;
        this.pace = pace;
        this.exchange = exchange;
    }

    void flowTo(HttpClientRequest service) {
        onward = service;
        caller.handler(this::piece);
        caller.endHandler(end -> end());
        caller.exceptionHandler(gone -> exchange.callerLeft());
        pace.wanted();
        widen();
        caller.resume();
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
        onward.write(piece);
        if (!over && onward.writeQueueFull()) {
            holdBack();
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
        over = true;
        onward.end();
        exchange.bodySent();
    }

    /** Stops forwarding. */
    void stop() {
        if (over) {
            return;
        }
        over = true;
        caller.handler(null);
        caller.endHandler(null);
    }

    boolean isOver() {
        return over;
    }

    boolean comesTooSlowly() {
        return !over && !heldBack && onward != null && !pace.left().isPositive();
    }

    /** Returns how long the service has read nothing; negative if it is reading. */
    long untakenFor(long now) {
        return over || !heldBack ? -1 : now - heldBackSince;
    }
}
