package cn.icpfiling.gateway.door;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/** Ends a connection at once. Vert.x' own close waits until all is written, which a caller who reads nothing never allows. */
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
