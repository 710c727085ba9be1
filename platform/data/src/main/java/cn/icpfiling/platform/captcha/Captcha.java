package cn.icpfiling.platform.captcha;

import java.time.Duration;
import java.time.Instant;

/** An unanswered picture: the position of its gap and the end of its validity. It accepts one answer. */
record Captcha(int gap, Instant expiresAt) {

    static final Duration LIFE = Duration.ofMinutes(2);

    /** Accepted error in pixels to each side of the gap, because a hand on a slider is not exact. */
    static final int TOLERANCE = 4;

    static Captcha drawn(int gap, Instant at) {
        return new Captcha(gap, at.plus(LIFE));
    }

    boolean solvedBy(int x, Instant at) {
        return at.isBefore(expiresAt) && Math.abs((long) x - gap) <= TOLERANCE;
    }
}
