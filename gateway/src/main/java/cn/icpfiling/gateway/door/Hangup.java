package cn.icpfiling.gateway.door;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Closes a connection at once. Vert.x' own close waits until all data is written, which never happens if the caller
 * does not read.
 */
final class Hangup {

    private Hangup() {}

    static void on(HttpConnection connection) {
        if (connection instanceof ConnectionBase base) {
            var _ = base.channelHandlerContext().close();
        } else {
            connection.close();
        }
    }
}
