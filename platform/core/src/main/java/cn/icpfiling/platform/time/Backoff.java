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
        return within(wait);
    }

    /**
     * The wait for a thing whose tries are not counted: a part of the time that it has waited already, so that a new one is looked at often
     * and an old one seldom.
     */
    public Duration ofAge(Duration waited, int part) {
        return within(waited.dividedBy(part));
    }

    private Duration within(Duration wait) {
        var atLeast = wait.compareTo(first) < 0 ? first : wait;
        return atLeast.compareTo(longest) < 0 ? atLeast : longest;
    }
}
