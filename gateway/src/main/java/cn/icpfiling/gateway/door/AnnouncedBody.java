package cn.icpfiling.gateway.door;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Whether a request has a body. In HTTP/1 its headers say so; in HTTP/2 its stream, which stays open after the headers. */
final class AnnouncedBody {

    private static final String KEY = AnnouncedBody.class.getName();

    private AnnouncedBody() {}

    /** As it was when the headers came: a stream of HTTP/2 has ended as soon as its body is here, also if that still waits to be read. */
    static boolean isOf(RoutingContext request) {
        Boolean known = request.get(KEY);
        if (known == null) {
            known = isOf(request.request());
            request.put(KEY, known);
        }
        return known;
    }

    /** As it is now. */
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
