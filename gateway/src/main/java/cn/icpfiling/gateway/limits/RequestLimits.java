package cn.icpfiling.gateway.limits;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Consumer;

/** Counts each request of a caller, tells the caller how many are left, and refuses those beyond the quota. */
@Singleton
public final class RequestLimits {

    /** In lower case, as HTTP/2 has them. */
    private static final CharSequence RATE_LIMIT = HttpHeaders.createOptimized("ratelimit");

    private static final CharSequence RATE_LIMIT_POLICY = HttpHeaders.createOptimized("ratelimit-policy");
    private static final long FORGET_EVERY_MILLIS = 5_000;

    private final Callers callers;
    private final SharedCounts shared;
    private final MeterRegistry metrics;

    @Inject
    RequestLimits(Callers callers, SharedCounts shared, MeterRegistry metrics, Vertx vertx) {
        this(callers, shared, metrics);
        vertx.setPeriodic(FORGET_EVERY_MILLIS, due -> {
            var _ = vertx.executeBlocking(() -> {
                callers.forgetWhole();
                return null;
            });
        });
    }

    RequestLimits(Callers callers, SharedCounts shared, MeterRegistry metrics) {
        this.callers = callers;
        this.shared = shared;
        this.metrics = metrics;
    }

    /** The names of the headers that only the gateway sets. */
    public static List<String> headers() {
        return List.of(RATE_LIMIT.toString(), RATE_LIMIT_POLICY.toString());
    }

    /** Whether callers without a token are counted at this operation. At others they sign what they send, see {@link #reported}. */
    public boolean countStrangersAt(String operationId) {
        return callers.areCountedAt(operationId);
    }

    /** Whether this caller is counted at operations that count no other: its last report was not signed well. */
    public boolean isUnsigned(String address) {
        return callers.isUnsigned(address);
    }

    /** Tells how a caller without a token was answered at an operation that counts none. */
    public void reported(String address, int status) {
        callers.reported(address, status);
    }

    /**
     * @param address null if it is unknown
     * @param writes whether the request does more than read
     */
    public Caller ofAddress(String address, boolean writes) {
        return callers.ofAddress(address, writes);
    }

    /** @param token a token that was found good */
    public Caller ofToken(String token) {
        return callers.ofToken(token);
    }

    /**
     * Counts one request. What this replica has counted is asked first: a caller beyond it is beyond what all replicas count, too.
     *
     * @param then gets null if the request may go on, or the refusal; on this event loop, at once or within the patience with Valkey
     */
    public void count(Caller caller, HttpServerResponse response, Consumer<ProblemException> then) {
        var here = take(caller);
        if (here.isRefusal() || !shared.areConfigured()) {
            then.accept(tell(caller, here, response));
        } else {
            shared.take(caller, here, standing -> then.accept(tell(caller, standing, response)));
        }
    }

    Standing take(Caller caller) {
        Quota nearest = null;
        var least = Long.MAX_VALUE;
        for (var quota : caller.quotas()) {
            var left = quota.take(callers.times());
            if (left < least) {
                least = left;
                nearest = quota;
            }
            if (left < 0) {
                break;
            }
        }
        return new Standing(nearest.policy(), least);
    }

    private ProblemException tell(Caller caller, Standing standing, HttpServerResponse response) {
        if (!response.headWritten()) {
            response.putHeader(RATE_LIMIT_POLICY, caller.policies());
            response.putHeader(RATE_LIMIT, standing.described(callers.times()));
        }
        if (!standing.isRefusal()) {
            return null;
        }
        metrics.counter("gateway.requests.limited", "policy", standing.policy().name())
                .increment();
        return new ProblemException(CommonProblem.TOO_MANY_REQUESTS).retryAfter(standing.patience());
    }
}
