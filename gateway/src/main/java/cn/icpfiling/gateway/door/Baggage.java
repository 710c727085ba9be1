package cn.icpfiling.gateway.door;

import cn.icpfiling.platform.web.trace.Trace;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;

/** Which headers pass the door, and which are ours to set. */
final class Baggage {

    private static final List<String> ONE_HOP_ONLY = List.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "upgrade",
            "expect");
    /** Nobody outside says where a request comes from, or opens a session by cookie. */
    private static final List<String> OURS_TO_SAY =
            List.of("forwarded", "x-real-ip", "cookie", "x-trace-id", "via", "x-original-url", "x-rewrite-url");

    private Baggage() {}

    static void inward(MultiMap headers, HttpServerRequest request, Trace trace) {
        dropNamedByConnection(headers);
        ONE_HOP_ONLY.forEach(headers::remove);
        OURS_TO_SAY.forEach(headers::remove);
        List.copyOf(headers.names()).stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("x-forwarded-"))
                .forEach(headers::remove);
        var continued =
                headers.contains(Trace.HEADER) && headers.get(Trace.HEADER).contains(trace.id());
        if (!continued) headers.remove("tracestate");
        headers.set(Trace.HEADER, trace.traceparent());
        if (request.remoteAddress() != null && request.remoteAddress().hostAddress() != null) {
            headers.set("X-Forwarded-For", request.remoteAddress().hostAddress());
        }
        headers.set("X-Forwarded-Proto", request.scheme() == null ? "http" : request.scheme());
    }

    /** The service's answer must not repeat what the door has put on the answer already. */
    static void outward(MultiMap headers) {
        dropNamedByConnection(headers);
        ONE_HOP_ONLY.forEach(headers::remove);
        headers.remove(Trace.ID_HEADER);
        headers.remove("Server");
        headers.remove("Set-Cookie");
        List.copyOf(headers.names()).stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"))
                .forEach(headers::remove);
        SecurityHeaders.names().forEach(headers::remove);
        if (!headers.contains("Cache-Control")) headers.set("Cache-Control", "no-store");
    }

    private static void dropNamedByConnection(MultiMap headers) {
        for (var value : headers.getAll("connection")) {
            for (var name : value.split(",")) {
                if (!name.isBlank()) headers.remove(name.strip());
            }
        }
    }
}
