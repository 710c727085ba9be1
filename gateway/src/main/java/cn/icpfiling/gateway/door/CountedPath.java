package cn.icpfiling.gateway.door;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import jakarta.enterprise.event.Observes;

/**
 * The path under which a request is counted in {@code http_server_requests}: the path of its operation as in the
 * contract, else {@value #OTHER}. A path invented by a caller must never become a metric's label. What HTTP/1 cannot read meets
 * no filter: platform-http gives it this path.
 */
final class CountedPath {

    static final String OTHER = "/other";

    /** Quarkus' metrics prefer this value to the path of the request. Quarkus REST sets it for its resources. */
    private static final String TEMPLATE = "UrlPathTemplate";

    private static final int BEFORE_ALL_THAT_MAY_REFUSE = Integer.MAX_VALUE;

    void register(@Observes Filters filters) {
        filters.register(
                request -> {
                    set(request.request(), OTHER);
                    request.next();
                },
                BEFORE_ALL_THAT_MAY_REFUSE);
    }

    static void set(HttpServerRequest request, String path) {
        ((HttpServerRequestInternal) request).context().putLocal(TEMPLATE, path);
    }
}
