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

    private Hangup() {}

    static void on(HttpServerRequest caller) {
        if (caller.version() == HttpVersion.HTTP_2) {
            caller.response().reset(CANCEL);
        } else if (caller.connection() instanceof ConnectionBase base) {
            var _ = base.channelHandlerContext().close();
        } else {
            caller.connection().close();
        }
    }
}
