package cn.icpfiling.gateway.door;

import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;

/** Whether a request has a body. In HTTP/1 its headers say so; in HTTP/2 its stream, which stays open after the headers. */
final class AnnouncedBody {

    private AnnouncedBody() {}

    static boolean isOf(HttpServerRequest caller) {
        if (caller.version() == HttpVersion.HTTP_2 && caller.connection() instanceof ConnectionBase connection) {
            var handler = connection.channel().pipeline().get(Http2ConnectionHandler.class);
            var stream = handler == null ? null : handler.connection().stream(caller.streamId());
            if (stream != null) {
                return stream.state().remoteSideOpen();
            }
        }
        return isIn(caller.headers());
    }

    private static boolean isIn(MultiMap headers) {
        if (headers.contains(HttpHeaders.TRANSFER_ENCODING)) {
            return true;
        }
        var length = headers.get(HttpHeaders.CONTENT_LENGTH);
        return length != null && !length.equals("0");
    }
}
