package cn.icpfiling.platform.web.transfer;

import io.netty.channel.Channel;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/** Gives access to the connections of requests. */
final class Connections {

    private Connections() {}

    static Channel of(HttpServerRequest request) {
        return ((ConnectionBase) request.connection()).channel();
    }

    /**
     * Closes a connection at once. The server's own close first writes pending bytes, which never ends if the caller
     * does not read.
     */
    static void cut(Channel connection) {
        var first = connection.pipeline().firstContext();
        var _ = first == null ? connection.close() : first.close();
    }
}
