package cn.icpfiling.platform.captcha;

import java.time.Duration;
import java.time.Instant;

/** A picture that waits for its answer: where its gap lies, and until when that may be said, once. */
record Captcha(int gap, Instant expiresAt) {

    static final Duration LIFE = Duration.ofMinutes(2);

    /** How many pixels beside the gap still count: a hand on a slider is not exact. */
    static final int TOLERANCE = 4;

    static Captcha drawn(int gap, Instant at) {
        return new Captcha(gap, at.plus(LIFE));
    }

    boolean solvedBy(int x, Instant at) {
        return at.isBefore(expiresAt) && Math.abs((long) x - gap) <= TOLERANCE;
    }
}
