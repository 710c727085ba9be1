package cn.icpfiling.verification.sources;

import java.time.Duration;

/** The moment by which a whole question must end, on the machine's monotonic clock. */
public record Deadline(long nanoTime) {

    public static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    public Deadline atMost(Duration duration) {
        var other = in(duration);
        return other.nanoTime - nanoTime < 0 ? other : this;
    }

    /** Returns the time left, never negative. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }

    public boolean passed() {
        return nanoTime - System.nanoTime() <= 0;
    }
}
