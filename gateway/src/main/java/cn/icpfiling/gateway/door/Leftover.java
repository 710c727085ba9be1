package cn.icpfiling.gateway.door;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Discards the rest of a body whose request was refused. Reads on for a while, because a caller who still writes loses
 * the response if the connection is cut at once. A caller who continues longer is cut off; one whose {@link Expectation} was not met,
 * after its body at the latest.
 */
final class Leftover {

    private static final long WHILE_MILLIS = 5_000;
    private static final long AT_MOST = 32L << 20;

    private Leftover() {}

    /** For a request that is answered without its body: asks for the body if its caller waits, so that the connection may go on. */
    static void discard(RoutingContext request) {
        if (AnnouncedBody.isOf(request)) {
            Expectation.meet(request.request());
            drain(request.vertx(), request.request());
        }
    }

    static void drain(Vertx vertx, HttpServerRequest incoming) {
        if (incoming.isEnded()) {
            return;
        }
        var seen = new long[1];
        incoming.handler(piece -> {
            seen[0] += piece.length();
            if (seen[0] > AT_MOST) {
                Hangup.afterAnswer(incoming);
            }
        });
        var patience = vertx.setTimer(WHILE_MILLIS, due -> Hangup.afterAnswer(incoming));
        var last = Expectation.leavesDoubt(incoming);
        incoming.endHandler(end -> {
            vertx.cancelTimer(patience);
            if (last) {
                // After the response, which may not be written yet.
                incoming.connection().close();
            }
        });
        incoming.exceptionHandler(gone -> vertx.cancelTimer(patience));
        incoming.resume();
    }
}
