package cn.icpfiling.gateway.door;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;

/** The caller's body on its way to the service: with back pressure, up to its limit, and at a pace. */
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
        caller.resume();
    }

    private void piece(Buffer piece) {
        if (over) return;
        seen += piece.length();
        pace.piece(piece.length());
        if (seen > limit) {
            exchange.bodyTooLarge();
            return;
        }
        onward.write(piece);
        if (!over && onward.writeQueueFull()) holdBack();
    }

    private void holdBack() {
        heldBack = true;
        heldBackSince = System.nanoTime();
        pace.heldBack();
        caller.pause();
        onward.drainHandler(drained -> {
            if (over) return;
            heldBack = false;
            pace.wanted();
            caller.resume();
        });
    }

    private void end() {
        if (over) return;
        over = true;
        onward.end();
        exchange.bodySent();
    }

    /** Nothing more of it goes to the service. */
    void stop() {
        if (over) return;
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

    /** The service takes nothing of it since then; less than nothing: it takes what comes. */
    long untakenFor(long now) {
        return over || !heldBack ? -1 : now - heldBackSince;
    }
}
