package cn.icpfiling.gateway.door;

import cn.icpfiling.gateway.contract.RouteTable.Route;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Decides from which origins pages may call the API. Other origins get a response without CORS headers. */
@Singleton
final class CrossOrigin {

    static final String MAY_SEND =
            "Accept-Language, Authorization, Case-Secret, Content-Type, Idempotency-Key, If-Match, If-None-Match, traceparent,"
                    + " Tus-Resumable, Upload-Checksum, Upload-Length, Upload-Metadata, Upload-Offset";
    static final String MAY_READ =
            "Content-Disposition, Content-Language, Deprecation, ETag, Idempotent-Replayed, Link, Location, RateLimit,"
                    + " RateLimit-Policy, Retry-After, Sunset, WWW-Authenticate, X-Trace-Id, Tus-Checksum-Algorithm, Tus-Extension,"
                    + " Tus-Max-Size, Tus-Resumable, Tus-Version, Upload-Expires, Upload-Length, Upload-Metadata, Upload-Offset,"
                    + " Set-Aside-After-File, Set-Aside-After-Line";
    private static final String AN_HOUR = "3600";
    private static final int BEFORE_ALL = Integer.MAX_VALUE - 1;

    private final Set<String> allowed;

    CrossOrigin(@ConfigProperty(name = "icp.cors.origins") Optional<List<String>> allowed) {
        this.allowed = allowed.orElse(List.of()).stream()
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Before all that may refuse a request: a page sees a refusal without these headers as an error of the network. */
    void open(@Observes Filters filters) {
        filters.register(
                request -> {
                    greet(request.request(), request.response());
                    request.next();
                },
                BEFORE_ALL);
    }

    private void greet(HttpServerRequest request, HttpServerResponse response) {
        if (allowed.isEmpty()) {
            return;
        }
        response.headers().add("Vary", "Origin");
        var origin = request.getHeader("Origin");
        if (origin == null || !allowed.contains(origin)) {
            return;
        }
        response.putHeader("Access-Control-Allow-Origin", origin);
        response.putHeader("Access-Control-Expose-Headers", MAY_READ);
    }

    boolean isPreflight(HttpServerRequest request) {
        return request.method().name().equals("OPTIONS")
                && request.getHeader("Origin") != null
                && request.getHeader("Access-Control-Request-Method") != null;
    }

    /** The answer depends on what was asked for, so a cache between must not give it to another question. */
    void preflight(HttpServerResponse response, Route route) {
        response.headers().add("Vary", "Access-Control-Request-Method, Access-Control-Request-Headers");
        if (!response.headers().contains("Access-Control-Allow-Origin")) {
            return;
        }
        response.putHeader("Access-Control-Allow-Methods", String.join(", ", route.allowed()));
        response.putHeader("Access-Control-Allow-Headers", MAY_SEND);
        response.putHeader("Access-Control-Max-Age", AN_HOUR);
    }
}
