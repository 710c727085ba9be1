package cn.icpfiling.platform.web.trace;

import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.MDC;

/** The first filter: gives each request a trace and returns its id in the response. */
final class TraceFilter {

    private static final int FIRST = 10_000;

    void register(@Observes Filters filters) {
        filters.register(
                request -> {
                    var trace = Trace.of(request);
                    MDC.put(Trace.ID_KEY, trace.id());
                    MDC.put(Trace.SPAN_KEY, trace.span());
                    MDC.put(Trace.PARENT_KEY, trace.traceparent());
                    request.response().putHeader(Trace.ID_HEADER, trace.id());
                    request.next();
                },
                FIRST);
    }
}
