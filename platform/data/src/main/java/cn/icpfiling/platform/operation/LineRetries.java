package cn.icpfiling.platform.operation;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.time.Backoff;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Decides whether a refused line is tried again. An outage, a concurrent change and an internal failure may pass by themselves. A rate
 * limit puts the line off and does not count as a try.
 *
 * @param most tries of a line
 * @param mayPassToo other refusals of the service that may pass by themselves
 * @param wording the problem of a refusal in a language, as it is stored
 */
public record LineRetries(
        int most, Predicate<ProblemException> mayPassToo, BiFunction<ProblemException, Locale, ?> wording) {

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(10));
    private static final Set<Integer> OUTAGES = Set.of(503, 504);

    /** The sender's limit ends by another clock than the database's. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(1);

    public LineOutcome refused(Operation operation, OperationLine line, ProblemException refusal) {
        var isThrottled = refusal.type() == CommonProblem.TOO_MANY_REQUESTS;
        var tries = isThrottled ? line.tries() : line.tries() + 1;
        return isThrottled || (mayPass(refusal) && tries < most)
                ? new LineOutcome.PutOff(line, tries, pause(refusal, tries))
                : new LineOutcome.Failed(line, wording.apply(refusal, operation.language()));
    }

    private static Duration pause(ProblemException refusal, int tries) {
        return refusal.retryAfter().map(CLOCKS_DIFFER::plus).orElseGet(() -> BACKOFF.after(tries));
    }

    private boolean mayPass(ProblemException refusal) {
        return OUTAGES.contains(refusal.type().status())
                || refusal.type() == CommonProblem.CONFLICT
                || refusal.type() == CommonProblem.INTERNAL
                || mayPassToo.test(refusal);
    }
}
