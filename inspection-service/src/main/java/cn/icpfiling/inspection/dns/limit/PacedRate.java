package cn.icpfiling.inspection.dns.limit;

/**
 * A token bucket in its virtual-scheduling form (GCRA, ITU-T I.371). The queries of any second stay within the rate.
 *
 * <p>The bucket paces at 0.985 of the rate and gives credit for at most 10 ms of lateness of the event loop. A window of
 * 1 s therefore holds at most 1 + 1.01 * 0.985 * rate queries, which is at most the rate for whole rates from 1 up to
 * 194 and below 1.05 of the rate above.
 */
public final class PacedRate {
    private static final double PACE = 0.985;
    private static final long CREDIT_NANOS = 10_000_000;

    private final long intervalNanos;
    private long nextAt = Long.MIN_VALUE;

    /** The rate is in queries a second. */
    public PacedRate(double queriesPerSecond) {
        if (!(queriesPerSecond > 0)) {
            throw new IllegalArgumentException("A rate must be positive: " + queriesPerSecond);
        }
        this.intervalNanos = Math.max(1, (long) Math.ceil(1e9 / (queriesPerSecond * PACE)));
    }

    /** Tells whether one query may leave at this time of {@link System#nanoTime}. */
    public boolean permits(long nowNanos) {
        return nextAt == Long.MIN_VALUE || nowNanos - nextAt >= 0;
    }

    /** Takes the place of one query that leaves now. */
    public void take(long nowNanos) {
        var late = nextAt == Long.MIN_VALUE || nowNanos - nextAt > CREDIT_NANOS;
        nextAt = (late ? nowNanos - (nextAt == Long.MIN_VALUE ? 0 : CREDIT_NANOS) : nextAt) + intervalNanos;
    }

    /** The earliest time at which the next query may leave, in nanoseconds of {@link System#nanoTime}. */
    public long nextAt() {
        return nextAt;
    }
}
