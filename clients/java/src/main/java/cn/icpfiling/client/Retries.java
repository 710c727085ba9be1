package cn.icpfiling.client;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often and how patiently a client sends a request again.
 *
 * @param attempts how often a request is sent at most; 1 switches retries off
 * @param firstWait the pause before the second attempt if the platform names none; it doubles, less a random part
 * @param longestWait a longer Retry-After is not waited for: the caller gets the refusal
 */
public record Retries(int attempts, Duration firstWait, Duration longestWait) {

    private static final Set<Integer> PASSING = Set.of(502, 503, 504);
    private static final int TOO_MANY = 429;

    public static final Retries DEFAULT = new Retries(4, Duration.ofMillis(500), Duration.ofSeconds(30));

    public Retries {
        if (attempts < 1 || firstWait.isNegative() || longestWait.isNegative()) {
            throw new IllegalArgumentException("At least one attempt, and no negative waits");
        }
    }

    /** The platform is away for the moment. The request may have taken effect all the same. */
    static boolean isPassing(HttpResponse<?> response) {
        return PASSING.contains(response.statusCode());
    }

    /** The request took no effect, whatever its method. */
    static boolean isLimited(HttpResponse<?> response) {
        return response.statusCode() == TOO_MANY;
    }

    /**
     * Returns the pause after this attempt: what the platform asks for, at least our own. Empty if it is too long.
     *
     * @param response null if none came
     */
    Optional<Duration> waitAfter(int attempt, HttpResponse<?> response) {
        var told = response == null
                ? Duration.ZERO
                : Problems.retryAfter(response.headers(), Clock.systemUTC()).orElse(Duration.ZERO);
        var own = own(attempt);
        var wait = told.compareTo(own) > 0 ? told : own;
        return wait.compareTo(longestWait) <= 0 ? Optional.of(wait) : Optional.empty();
    }

    /** It doubles with each attempt, less a random part, so that clients that failed together do not return together. */
    private Duration own(int attempt) {
        var longest = firstWait.toMillis() << Math.min(attempt - 1, 16);
        return Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
    }
}
