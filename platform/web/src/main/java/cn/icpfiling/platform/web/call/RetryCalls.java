package cn.icpfiling.platform.web.call;

import io.smallrye.faulttolerance.api.Guard;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Retries calls to other services; no other class does. A retry starts only within {@code icp.calls.retry-for} of the
 * first attempt. So the whole call ends within that time plus the time limit of one attempt.
 */
@Retried
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
final class RetryCalls {

    /** Pauses grow from a fortieth of the time to a quarter of it. */
    private static final int FIRST_PAUSE = 40;

    private static final int LONGEST_PAUSE = 4;

    private final Guard guard;

    RetryCalls(@ConfigProperty(name = "icp.calls.retry-for") Duration retryFor) {
        var millis = retryFor.toMillis();
        guard = Guard.create()
                .withDescription("call of another service")
                .withRetry()
                .maxRetries(-1)
                .maxDuration(millis, ChronoUnit.MILLIS)
                .delay(millis / FIRST_PAUSE, ChronoUnit.MILLIS)
                .jitter(millis / FIRST_PAUSE / 2, ChronoUnit.MILLIS)
                .whenException(TransientFailures::mayPass)
                .withExponentialBackoff()
                .maxDelay(millis / LONGEST_PAUSE, ChronoUnit.MILLIS)
                .done()
                .done()
                .build();
    }

    @AroundInvoke
    Object call(InvocationContext call) throws Exception {
        return guard.call(call::proceed, Object.class);
    }
}
