package cn.icpfiling.gateway.door;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;

/** Forwards the service's response to the caller, with back pressure. */
final class ResponseBody {

    private final HttpClientResponse service;
    private final HttpServerResponse caller;
    /** As the service declared it; negative if it did not. */
    private final long length;

    private final BodyPace pace;
    private final Exchange exchange;
    /** Null if the answer is not to be compressed. */
    private final Gzip.Spare deflaters;

    private Gzip gzip;
    private Buffer first;
    private Buffer last;
    private long seen;
    private long unread;
    private long lastPiece = System.nanoTime();
    private boolean heldBack;
    private boolean over;

    /** @param caller the caller, to whom the head of this answer was passed on */
    ResponseBody(
            HttpClientResponse service,
            HttpServerRequest caller,
            ProxyLimits limits,
            LoopClient loop,
            Exchange exchange) {
        this.service = service;
        this.caller = caller.response();
        this.length = ResponseHeaders.bodyLength(service, caller.method());
        this.pace = limits.paces().download();
        this.exchange = exchange;
        if (length < 0 && caller.version() != HttpVersion.HTTP_1_0) {
            this.caller.setChunked(true);
        }
        this.deflaters =
                Compression.applies(caller, service, this.caller, limits.compression()) ? loop.deflaters() : null;
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
        write(piece);
        if (!over && caller.writeQueueFull()) {
            holdBack();
        }
    }

    /** An answer whose length was not told is held until it is long enough to be compressed, or over. */
    private void write(Buffer arrived) {
        var piece = arrived;
        if (deflaters != null && gzip == null) {
            if (length < 0) {
                piece = first == null
                        ? arrived
                        : Buffer.buffer().appendBuffer(first).appendBuffer(arrived);
                first = piece;
                if (piece.length() < Compression.AT_LEAST) {
                    return;
                }
                first = null;
            }
            compress();
            caller.setChunked(true);
        }
        var sent = gzip == null ? piece : gzip.add(piece);
        if (sent.length() > 0) {
            unread += sent.length();
            caller.write(sent);
        }
    }

    private void compress() {
        gzip = new Gzip(deflaters);
        Compression.announce(caller.headers());
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
        if (first != null) {
            last = first;
        } else if (last != null && gzip == null && deflaters != null) {
            compress();
        }
        var rest = gzip == null ? last : compressed(last);
        if (rest == null) {
            caller.end();
        } else {
            caller.end(rest);
        }
        exchange.answered();
    }

    private Buffer compressed(Buffer piece) {
        if (piece == null) {
            return gzip.end();
        }
        return gzip.add(piece).appendBuffer(gzip.end());
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
        if (gzip != null) {
            gzip.stop();
        }
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
