package cn.icpfiling.gateway.door;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Ends an exchange with a caller at once. In HTTP/1 that closes the connection; Vert.x' own close waits until all data is written, which
 * never happens if the caller does not read. In HTTP/2 it resets the stream, because other requests share the connection.
 */
final class Hangup {

    /** RFC 9113, 7: the stream is no longer needed. */
    private static final long CANCEL = 8;

    /** RFC 9113, 8.1: the answer is whole, and the rest of the body is not needed. */
    private static final long NO_ERROR = 0;

    /** RFC 9113, 8.7: nothing was done, so the caller may send the request again. */
    private static final long REFUSED_STREAM = 7;

    private Hangup() {}

    static void on(HttpServerRequest caller) {
        on(caller, CANCEL);
    }

    /** Ends an exchange whose answer the caller has, although its body has no end. */
    static void afterAnswer(HttpServerRequest caller) {
        on(caller, NO_ERROR);
    }

    /** Ends a request of HTTP/2 that nothing has looked at. */
    static void unheard(HttpServerRequest caller) {
        on(caller, REFUSED_STREAM);
    }

    private static void on(HttpServerRequest caller, long code) {
        if (caller.version() == HttpVersion.HTTP_2) {
            caller.response().reset(code);
        } else if (caller.connection() instanceof ConnectionBase base) {
            var _ = base.channelHandlerContext().close();
        } else {
            caller.connection().close();
        }
    }
}
