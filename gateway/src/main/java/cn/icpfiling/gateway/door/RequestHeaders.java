package cn.icpfiling.gateway.door;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.trace.Trace;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Collections;
import java.util.List;

/** Decides which headers of a request are forwarded, and sets the gateway's own. */
final class RequestHeaders {

    static final CharSequence FORWARDED_FOR = HttpHeaders.createOptimized("X-Forwarded-For");
    static final CharSequence FORWARDED_PROTO = HttpHeaders.createOptimized("X-Forwarded-Proto");
    private static final CharSequence TRACE_PARENT = HttpHeaders.createOptimized(Trace.HEADER);
    private static final String TRACE_STATE = "tracestate";

    /** What reads it in a service (Hibernate Validator) takes a tenth of a second for 16 KiB, at each violation. */
    private static final int LONGEST_LANGUAGES = 500;

    /** External callers must not set the origin of a request or open a session by cookie. */
    private static final HeaderNames STAY_BEHIND = new HeaderNames(
            "x-forwarded-",
            HeaderNames.ONE_HOP_ONLY,
            List.of(
                    "host",
                    "forwarded",
                    "x-real-ip",
                    "cookie",
                    "x-trace-id",
                    "via",
                    "baggage",
                    "x-original-url",
                    "x-rewrite-url",
                    ":method",
                    ":scheme",
                    ":authority",
                    ":path",
                    Trace.HEADER));

    /** By these the gateway reads, admits and counts a request, so the service must be told the same (RFC 9110, 7.6.1). */
    private static final List<String> FOR_THE_SERVICE_TOO = List.of("content-length", "host", "authorization");

    private RequestHeaders() {}

    /** Refuses what the service could read differently from the gateway: a coding but chunked, and what does not reach it. */
    static void checkFraming(MultiMap headers) {
        var named = HeaderNames.namedByConnection(headers);
        if (!named.isEmpty() && !Collections.disjoint(named, FOR_THE_SERVICE_TOO)) {
            throw new ProblemException(CommonProblem.MALFORMED_REQUEST);
        }
        if (!headers.contains(HttpHeaders.TRANSFER_ENCODING)) {
            return;
        }
        var codings = headers.getAll(HttpHeaders.TRANSFER_ENCODING);
        if (codings.size() != 1 || !codings.getFirst().equalsIgnoreCase("chunked")) {
            throw new ProblemException(CommonProblem.MALFORMED_REQUEST);
        }
    }

    /** Throws what {@link HttpClientRequest} throws about a header that HTTP/1 cannot carry. */
    static void pass(RoutingContext routing, Upstreams.Upstream upstream, HttpClientRequest service, boolean hasBody) {
        var caller = routing.request();
        service.setMethod(caller.method());
        service.setURI(upstream.target(caller));
        var trace = Trace.of(routing);
        var from = caller.headers();
        var to = service.headers();
        var named = HeaderNames.namedByConnection(from);
        var continued = from.contains(Trace.HEADER) && from.get(Trace.HEADER).contains(trace.id());
        // In HTTP/2 a body needs no length; a service reads HTTP/1.
        var chunked =
                hasBody && (from.contains(HttpHeaders.TRANSFER_ENCODING) || !from.contains(HttpHeaders.CONTENT_LENGTH));
        for (var header : from) {
            var name = header.getKey();
            if (STAY_BEHIND.contain(name) || HeaderNames.names(named, name)) {
                continue;
            }
            if (chunked && name.equalsIgnoreCase("content-length")) {
                continue;
            }
            if (!continued && name.equalsIgnoreCase(TRACE_STATE)) {
                continue;
            }
            if (header.getValue().length() > LONGEST_LANGUAGES && name.equalsIgnoreCase("accept-language")) {
                continue;
            }
            to.add(name, isCondition(name) ? Compression.plain(header.getValue()) : header.getValue());
        }
        if (chunked) {
            service.setChunked(true);
        }
        to.set(TRACE_PARENT, trace.traceparent());
        var address = CallerAddresses.addressOf(routing);
        if (address != null) {
            to.set(FORWARDED_FOR, address);
        }
        to.set(FORWARDED_PROTO, CallerAddresses.schemeOf(routing));
    }

    private static boolean isCondition(String name) {
        return name.length() > 7
                && (name.equalsIgnoreCase("if-match")
                        || name.equalsIgnoreCase("if-none-match")
                        || name.equalsIgnoreCase("if-range"));
    }
}
