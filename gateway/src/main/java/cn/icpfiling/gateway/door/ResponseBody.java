package cn.icpfiling.gateway.door;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;

/**
 * Forwards the service's response to the caller, with back pressure. Once its caller holds it up it asks for a place, and keeps the place
 * to its end, unless its caller does not read and the place is wanted for one who does.
 */
final class ResponseBody implements BodyPlaces.Body {

    private final HttpClientResponse service;
    private final HttpServerResponse caller;
    /** As the service declared it; negative if it did not. */
    private final long length;

    private final BodyPace pace;
    private final ReaderCredit credit;
    private final long patience;
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
    private BodyPlaces.Place place;
    private boolean hasPlace;
    private long heldBackSince;
    private long heldBackFor;
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
        this.credit = limits.paces().readerCredit(limits.connectionWait());
        this.patience = limits.connectionWait().toNanos();
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
        heldBackSince = System.nanoTime();
        service.pause();
        pace.wanted();
        askForPlace();
        caller.drainHandler(drained -> {
            if (over || !heldBack) {
                return;
            }
            heldBack = false;
            var waited = System.nanoTime() - heldBackSince;
            heldBackFor += waited;
            credit.tookIn(unread, waited);
            pace.piece((int) Math.min(Integer.MAX_VALUE, unread));
            unread = 0;
            pace.heldBack();
            lastPiece = System.nanoTime();
            service.resume();
        });
    }

    private void askForPlace() {
        if (place == null) {
            place = exchange.slowPlace(this);
            place.ask();
        }
    }

    @Override
    public void granted() {
        hasPlace = true;
    }

    @Override
    public boolean givesWay() {
        return heldBack && credit.isUsedUp(System.nanoTime() - heldBackSince);
    }

    @Override
    public void displaced() {
        hasPlace = false;
        exchange.cut("place");
    }

    private void leavePlace() {
        if (place != null) {
            place.leave();
        }
    }

    private void end() {
        if (over) {
            return;
        }
        over = true;
        leavePlace();
        try {
            writeLast();
        } catch (RuntimeException fault) {
            if (gzip != null) {
                gzip.stop();
            }
            exchange.lostLast(fault);
            return;
        }
        exchange.answered();
    }

    private void writeLast() {
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
        leavePlace();
        if (gzip != null) {
            gzip.stop();
        }
        discard(service, ended);
    }

    static void discard(HttpClientResponse service, Runnable ended) {
        service.handler(null);
        try {
            service.exceptionHandler(gone -> {});
            service.endHandler(end -> ended.run());
        } catch (IllegalStateException over) {
            // Vert.x takes no handlers of a response that was read to its end.
            ended.run();
            return;
        }
        service.resume();
    }

    boolean isReadTooSlowly() {
        return !over && heldBack && !pace.left().isPositive();
    }

    /**
     * Whether it has waited for its caller, in all, for as long as it may without a place, and gets none: an answer that is read steadily
     * takes the place of one that is not. The time in which the service made it does not count.
     */
    boolean isLeftWithoutPlace(long now) {
        if (over || !heldBack || hasPlace || heldBackFor + now - heldBackSince < patience) {
            return false;
        }
        return givesWay() || !place.takeOver();
    }

    /** Returns how long the service has sent nothing although data was expected; negative if none is expected. */
    long silentFor(long now) {
        return over || heldBack ? -1 : now - lastPiece;
    }
}
