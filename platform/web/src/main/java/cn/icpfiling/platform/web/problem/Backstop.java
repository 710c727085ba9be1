package cn.icpfiling.platform.web.problem;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Answers a body above the server's overall limit with a problem; the server itself would refuse it without a body. */
final class Backstop {

    private static final Logger LOG = Logger.getLogger(Backstop.class);
    private static final int BEFORE_THE_SERVERS_OWN = 9_000;

    private final Problems problems;
    private final long limit;

    Backstop(Problems problems, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.problems = problems;
        this.limit = limit.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_THE_SERVERS_OWN);
    }

    private void check(RoutingContext request) {
        if (lengthOf(request) <= limit) {
            request.next();
            return;
        }
        request.response().putHeader("Connection", "close");
        problems.answer(new ProblemException(CommonProblem.BODY_TOO_LARGE, limit), request)
                .write(request.response())
                .onFailure(gone -> LOG.debug("the caller did not wait for the refusal", gone))
                .onComplete(told -> request.request().connection().close());
    }

    private static long lengthOf(RoutingContext request) {
        var length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException decodersBusiness) {
            return 0;
        }
    }
}
