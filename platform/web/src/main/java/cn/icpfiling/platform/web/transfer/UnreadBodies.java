package cn.icpfiling.platform.web.transfer;

import io.netty.channel.Channel;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Discards the rest of a body after the request is answered. Without this the server queues bytes that are never read.
 * Reads on for a while, because a caller who still writes loses the response if the connection is cut at once. A caller
 * who sends nothing for the patience, or goes on for four times as long, is cut off. A patience of zero disables this, for a gateway that forwards bodies itself.
 */
final class UnreadBodies {

    private static final int FIRST = 10_000;
    private static final long AT_MOST = 32L << 20;
    private static final int MOST_LOOKS = 4;

    private final long patienceMillis;

    UnreadBodies(@ConfigProperty(name = "icp.unread-body.patience") Duration patience) {
        this.patienceMillis = patience.toMillis();
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, FIRST);
    }

    private void watch(RoutingContext exchange) {
        var request = exchange.request();
        if (patienceMillis > 0 && hasBody(request)) {
            var context = Vertx.currentContext();
            exchange.addHeadersEndHandler(_ -> closeWhenNotInvited(request));
            exchange.addEndHandler(_ -> context.runOnContext(_ -> discard(request, context)));
        }
        exchange.next();
    }

    private static boolean hasBody(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING) : !length.equals("0");
    }

    /**
     * A caller who waits for "100 Continue" may or may not send the body. The following bytes on this connection are
     * ambiguous, so it is closed.
     */
    private static void closeWhenNotInvited(HttpServerRequest request) {
        if (!request.isEnded() && request.headers().contains(HttpHeaders.EXPECT)) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
    }

    private void discard(HttpServerRequest request, Context context) {
        var connection = Connections.of(request);
        // A connection that broke off tells its request so before this runs, and tells nothing afterwards.
        if (request.isEnded() || !connection.isActive()) {
            return;
        }
        var discarded = new Discarded(connection);
        request.handler(piece -> discarded.add(piece.length()));
        var patience = context.owner().setPeriodic(patienceMillis, looks -> {
            // Who reads the body beside this (a stream that is closed) takes the end handler away.
            if (request.isEnded()) {
                context.owner().cancelTimer(looks);
            } else if (discarded.isOver()) {
                context.owner().cancelTimer(looks);
                Connections.cut(connection);
            }
        });
        request.endHandler(_ -> context.owner().cancelTimer(patience));
        request.exceptionHandler(_ -> context.owner().cancelTimer(patience));
        request.resume();
    }

    /**
     * What has arrived of a body since its response. A caller is cut off for sending nothing between two looks, and not
     * for the time alone: a server that stood still (a long collection, a busy machine) would cut callers whose bytes
     * it has not read.
     */
    private static final class Discarded {

        private final Channel connection;
        private long bytes;
        private long bytesAtLastLook;
        private int looks;

        Discarded(Channel connection) {
            this.connection = connection;
        }

        void add(int length) {
            bytes += length;
            if (bytes > AT_MOST) {
                Connections.cut(connection);
            }
        }

        boolean isOver() {
            looks++;
            var over = !connection.isActive() || bytes == bytesAtLastLook || looks >= MOST_LOOKS;
            bytesAtLastLook = bytes;
            return over;
        }
    }
}
