package cn.icpfiling.gateway.door;

import cn.icpfiling.gateway.contract.Operation;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.problem.Problems;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** Informs the caller and the log when a request does not get its service's response. */
@Singleton
final class Refusals {

    static final Duration SOON = Duration.ofSeconds(2);

    private static final Logger LOG = Logger.getLogger(Refusals.class);

    /** Each reason of {@link #shed}, but for the requests that the gateway sends itself before it is ready. */
    static final List<String> SHED = List.of("overloaded", "full", "late", "bodies");

    /** Each reason of {@link #cut}. */
    static final List<String> CUT = List.of("place", "slow");

    private final Problems problems;
    private final MeterRegistry metrics;

    Refusals(Problems problems, MeterRegistry metrics) {
        this.problems = problems;
        this.metrics = metrics;
    }

    /** Shows the counters from the start on. A rule does not see the first increase of a counter that was not there before. */
    void start(@Observes StartupEvent started, Upstreams upstreams) {
        for (var service : upstreams.owners()) {
            var _ = ejected(service);
            for (var why : SHED) {
                var _ = shed(service, why);
            }
            for (var why : CUT) {
                var _ = cut(service, why);
            }
        }
    }

    private Counter ejected(String service) {
        return metrics.counter("gateway.addresses.ejected", "service", service);
    }

    private Counter shed(String service, String why) {
        return metrics.counter("gateway.requests.shed", "service", service, "reason", why);
    }

    private Counter cut(String service, String why) {
        return metrics.counter("gateway.answers.cut", "service", service, "reason", why);
    }

    Future<Void> answer(RoutingContext request, ProblemException refusal) {
        var response = request.response();
        if (response.closed() || response.headWritten()) {
            return Future.succeededFuture();
        }
        response.headers().remove(HttpHeaders.TRANSFER_ENCODING);
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (Expectation.leavesDoubt(request.request())) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        return problems.answer(refusal, request).write(response).onFailure(Refusals::gone);
    }

    /** Ends the connection (in HTTP/2 the stream) after the answer, because the caller's body has no end. */
    void answerLast(RoutingContext request, ProblemException refusal) {
        var caller = request.request();
        var sharesConnection = caller.version() == HttpVersion.HTTP_2;
        if (!sharesConnection) {
            caller.response().putHeader("Connection", "close");
        }
        answer(request, refusal).onComplete(told -> {
            if (sharesConnection) {
                Hangup.afterAnswer(caller);
            } else {
                caller.connection().close();
            }
        });
    }

    /**
     * Callers cause these lines. The platform limits each text separately, so a frequent text does not hide a rare one.
     */
    void note(Operation operation, String what, Throwable fault) {
        LOG.warn(operation.owner() + ", " + what + ": " + operation.id()
                + (fault == null ? "" : ", " + fault.getMessage()));
    }

    /** An address failed so often, or answered with a fault so often while another is well, that it gets no requests. */
    void ejected(Operation operation, RequestOptions address) {
        ejected(operation.owner()).increment();
        LOG.warn(operation.owner() + " at " + address.getServer() + " gets no requests until it answers again");
    }

    /** A request goes to its service a second time. */
    void retried(Operation operation) {
        metrics.counter("gateway.requests.retried", "service", operation.owner())
                .increment();
    }

    /**
     * A request was not sent to its service, because too many wait. So the caller may send it again, whatever it does.
     *
     * @param why {@code overloaded} at once, since those who wait have waited too long; {@code full} at once, since as many wait as may;
     *     {@code late} after a wait without a connection; {@code bodies} after a wait without a place for a long body
     */
    ProblemException shed(Operation operation, String why) {
        shed(operation.owner(), why).increment();
        return new ProblemException(CommonProblem.SERVICE_BUSY).retryAfter(afterOverload());
    }

    /** Not the same time for all who are refused, so that they do not come back together. */
    private static Duration afterOverload() {
        return Duration.ofSeconds(ThreadLocalRandom.current().nextInt(1, 6));
    }

    /**
     * An answer is ended before its caller has it, because the caller takes it in too slowly.
     *
     * @param why {@code place} if it needed a place among the slow answers and had none, or lost it; {@code slow} if it was read too slowly
     *     for any answer
     */
    void cut(Operation operation, String why) {
        cut(operation.owner(), why).increment();
    }

    /** The service gives no answer. */
    ProblemException unavailable(Operation operation, String why) {
        note(operation, why, null);
        return new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE);
    }

    void note(String what) {
        LOG.warn("gateway: " + what);
    }

    /** Replaces a service's error without a problem detail, which tells the caller nothing. */
    ProblemException insteadOf(Operation operation, int status) {
        note(operation, "answered " + status + " without a problem detail", null);
        for (var problem : CommonProblem.values()) {
            if (problem.status() == status) {
                return new ProblemException(problem);
            }
        }
        return new ProblemException(
                status < 500 ? CommonProblem.MALFORMED_REQUEST : CommonProblem.UPSTREAM_UNAVAILABLE);
    }

    static void gone(Throwable fault) {
        LOG.debug("the caller did not wait for the answer", fault);
    }
}
