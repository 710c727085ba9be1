package cn.icpfiling.gateway.door;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerResponse;

/** Forwards the service's response to the caller, with back pressure. */
final class ResponseBody {

    private final HttpClientResponse service;
    private final HttpServerResponse caller;
    private final long length;
    private final BodyPace pace;
    private final Exchange exchange;
    private Buffer last;
    private long seen;
    private long unread;
    private long lastPiece = System.nanoTime();
    private boolean heldBack;
    private boolean over;

    /** @param length as the service declared it; negative if it did not */
    ResponseBody(HttpClientResponse service, HttpServerResponse caller, long length, BodyPace pace, Exchange exchange) {
        this.service = service;
        this.caller = caller;
        this.length = length;
        this.pace = pace;
        this.exchange = exchange;
    }

    void flow() {
        service.handler(this::piece);
        service.endHandler(end -> end());
        service.exceptionHandler(exchange::serviceBrokeOff);
    }

    private void piece(Buffer piece) {
        if (over) {
            return;
        }
        lastPiece = System.nanoTime();
        seen += piece.length();
        if (seen == length) {
            // The end follows at once: one write for both.
            last = piece;
            return;
        }
        unread += piece.length();
        caller.write(piece);
        if (!over && caller.writeQueueFull()) {
            holdBack();
        }
    }

    private void holdBack() {
        heldBack = true;
        service.pause();
        pace.wanted();
        caller.drainHandler(drained -> {
            if (over || !heldBack) {
                return;
            }
            heldBack = false;
            pace.piece((int) Math.min(Integer.MAX_VALUE, unread));
            unread = 0;
            pace.heldBack();
            lastPiece = System.nanoTime();
            service.resume();
        });
    }

    private void end() {
        if (over) {
            return;
        }
        over = true;
        if (last == null) {
            caller.end();
        } else {
            caller.end(last);
        }
        exchange.answered();
    }

    /**
     * Stops forwarding.
     *
     * @param ended runs if the response is read to its end anyway
     */
    void stop(Runnable ended) {
        if (over) {
            return;
        }
        over = true;
        discard(service, ended);
    }

    static void discard(HttpClientResponse service, Runnable ended) {
        service.handler(null);
        service.exceptionHandler(gone -> {});
        service.endHandler(end -> ended.run());
        service.resume();
    }

    boolean isReadTooSlowly() {
        return !over && heldBack && !pace.left().isPositive();
    }

    /** Returns how long the service has sent nothing although data was expected; negative if none is expected. */
    long silentFor(long now) {
        return over || heldBack ? -1 : now - lastPiece;
    }
}
