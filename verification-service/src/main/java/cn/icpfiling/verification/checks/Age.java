package cn.icpfiling.verification.checks;

import java.time.Duration;
import java.time.Instant;

/** The age of an answer at the time a check used it. */
public final class Age {

    private Age() {}

    /** Returns whole seconds. An answer that was fetched during the check has age 0. */
    public static long seconds(Instant askedAt, Instant usedAt) {
        return Math.max(0, Duration.between(askedAt, usedAt).toSeconds());
    }
}
