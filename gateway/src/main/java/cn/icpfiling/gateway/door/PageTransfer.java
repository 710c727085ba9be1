package cn.icpfiling.gateway.door;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Sends one of the gateway's own pages in pieces, as fast as the caller reads. Gives up if the caller does not read.
 */
final class PageTransfer implements LoopClient.Watched {

    private static final int PIECE = 16 << 10;

    private final HttpServerRequest caller;
    private final HttpServerResponse response;
    private final Buffer bytes;
    private final LoopClient loop;
    private final BodyPace pace;
    private int sent;
    private int read;
    private boolean writing;

    PageTransfer(RoutingContext request, Buffer bytes, LoopClient loop, ProxyLimits limits) {
        this.caller = request.request();
        this.response = request.response();
        this.bytes = bytes;
        this.loop = loop;
        this.pace = limits.paces().download();
    }

    void begin() {
        if (bytes.length() <= PIECE) {
            response.end(bytes).onFailure(Refusals::gone);
            return;
        }
        loop.begins(this);
        response.closeHandler(gone -> loop.ends(this));
        response.drainHandler(drained -> goOn());
        pace.wanted();
        goOn();
    }

    /** In HTTP/2 a write may find the way free and call this within itself. */
    private void goOn() {
        if (writing || response.closed() || response.ended()) {
            return;
        }
        pace.piece(sent - read);
        read = sent;
        writing = true;
        while (bytes.length() - sent > PIECE) {
            response.write(bytes.slice(sent, sent + PIECE));
            sent += PIECE;
            if (response.writeQueueFull()) {
                writing = false;
                return;
            }
        }
        loop.ends(this);
        response.end(bytes.slice(sent, bytes.length())).onFailure(Refusals::gone);
    }

    @Override
    public void look(long now) {
        if (!pace.left().isPositive()) {
            giveUp();
        }
    }

    @Override
    public void giveUp() {
        loop.ends(this);
        Hangup.on(caller);
    }
}
