package cn.icpfiling.gateway.door;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** Whether a request has a body. In HTTP/1 its headers say so; in HTTP/2 its stream, which stays open after the headers. */
final class AnnouncedBody {

    private AnnouncedBody() {}

    static boolean isOf(HttpServerRequest caller) {
        var stream = CallerStream.of(caller);
        return stream == null ? isIn(caller.headers()) : stream.isSending();
    }

    /** Returns the length that its caller tells; negative if none is told. */
    static long lengthOf(HttpServerRequest caller) {
        var length = caller.headers().get(HttpHeaders.CONTENT_LENGTH);
        return length == null || caller.headers().contains(HttpHeaders.TRANSFER_ENCODING) ? -1 : Long.parseLong(length);
    }

    private static boolean isIn(MultiMap headers) {
        if (headers.contains(HttpHeaders.TRANSFER_ENCODING)) {
            return true;
        }
        var length = headers.get(HttpHeaders.CONTENT_LENGTH);
        return length != null && !length.equals("0");
    }
}
