package cn.icpfiling.platform.time;

import java.time.Duration;

/**
 * Exponential backoff: how long to wait before a retry. The first wait doubles after each further failure, up to the
 * longest. It has no jitter, because only one process with a lease retries, not a crowd.
 */
public record Backoff(Duration first, Duration longest) {

    /** Up to this number doubling cannot overflow, even from a first wait of a year. */
    private static final long MOST_DOUBLINGS = 30;

    /** @param failures in a row, including the last one; less than one counts as one */
    public Duration after(long failures) {
        var wait = first.multipliedBy(1L << (Math.clamp(failures, 1, 1 + MOST_DOUBLINGS) - 1));
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
