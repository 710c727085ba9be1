package cn.icpfiling.gateway.door;

import cn.icpfiling.gateway.limits.RequestLimits;
import cn.icpfiling.platform.web.trace.Trace;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides which headers of a service's response are forwarded. Headers that the gateway has already set are not
 * repeated.
 */
final class ResponseHeaders {

    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final HeaderNames STAY_BEHIND =
            new HeaderNames("access-control-", HeaderNames.ONE_HOP_ONLY, alreadyThere());

    private ResponseHeaders() {}

    private static List<String> alreadyThere() {
        var names = new ArrayList<>(List.of(Trace.ID_HEADER, "server", "set-cookie"));
        names.addAll(SecurityHeaders.names());
        names.addAll(RequestLimits.headers());
        names.addAll(Deprecations.HEADERS);
        return names;
    }

    /** Forwards the status too. */
    static void pass(HttpClientResponse service, HttpServerResponse caller, Upstreams.Upstream upstream) {
        caller.setStatusCode(service.statusCode());
        var from = service.headers();
        var to = caller.headers();
        var named = HeaderNames.namedByConnection(from);
        for (var header : from) {
            var name = header.getKey();
            if (STAY_BEHIND.contain(name) || HeaderNames.names(named, name)) {
                continue;
            }
            to.add(name, isAddress(name) ? upstream.withoutAddress(header.getValue()) : header.getValue());
        }
        if (!to.contains(HttpHeaders.CACHE_CONTROL)) {
            to.set(HttpHeaders.CACHE_CONTROL, NO_STORE);
        }
    }

    private static boolean isAddress(String name) {
        return name.equalsIgnoreCase("location") || name.equalsIgnoreCase("content-location");
    }

    static boolean tellJson(MultiMap headers) {
        var type = headers.get(HttpHeaders.CONTENT_TYPE);
        return type != null && type.contains("json");
    }

    /** An error without a problem detail tells the caller nothing. */
    static boolean tellNothing(HttpClientResponse service) {
        return service.statusCode() >= 400 && !tellJson(service.headers());
    }

    /** Whether the service ends the connection after an answer that is no refusal; a refused body may end one at any time. */
    static boolean tellLeave(HttpClientResponse service) {
        return service.statusCode() < 400
                && service.headers().contains(HttpHeaders.CONNECTION, HttpHeaders.CLOSE, true);
    }

    /** Returns the length of the body that follows; negative if it is not declared. */
    static long bodyLength(HttpClientResponse service, HttpMethod method) {
        var status = service.statusCode();
        if (method == HttpMethod.HEAD || status == 204 || status == 304) {
            return 0;
        }
        var length = service.headers().get(HttpHeaders.CONTENT_LENGTH);
        return length == null ? -1 : Long.parseLong(length);
    }
}
