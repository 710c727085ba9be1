package cn.icpfiling.platform.time;

import java.time.Duration;

/**
 * Exponential backoff: how long to wait before something that failed is tried again. The first wait is doubled after each further
 * failure, up to the longest. It has no chance in it: what retries here is one process with a lease, not a crowd.
 */
public record Backoff(Duration first, Duration longest) {

    /** So far doubling cannot overflow, even from a first wait of a year. */
    private static final long MOST_DOUBLINGS = 30;

    /** @param failures in a row, the last one included; less than one counts as one */
    public Duration after(long failures) {
        var wait = first.multipliedBy(1L << (Math.clamp(failures, 1, 1 + MOST_DOUBLINGS) - 1));
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
