package cn.icpfiling.verification.sources;

import java.time.Duration;

/** The moment by which a whole question must be over, on the machine's own steady time. */
public record Deadline(long nanoTime) {

    public static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    public Deadline atMost(Duration duration) {
        var other = in(duration);
        return other.nanoTime - nanoTime < 0 ? other : this;
    }

    /** Never negative. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }

    public boolean passed() {
        return nanoTime - System.nanoTime() <= 0;
    }
}
