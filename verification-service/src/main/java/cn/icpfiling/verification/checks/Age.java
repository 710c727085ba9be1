package cn.icpfiling.verification.checks;

import java.time.Duration;
import java.time.Instant;

/** How old an answer was when it was used. */
public final class Age {

    private Age() {}

    /** Whole seconds; what was asked within the check is 0. */
    public static long seconds(Instant askedAt, Instant usedAt) {
        return Math.max(0, Duration.between(askedAt, usedAt).toSeconds());
    }
}
