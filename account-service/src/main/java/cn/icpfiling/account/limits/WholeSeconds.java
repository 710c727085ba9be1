package cn.icpfiling.account.limits;

import java.time.Duration;

/** A wait as people and Retry-After count it: never a moment too short. */
public final class WholeSeconds {

    private WholeSeconds() {}

    public static Duration of(Duration wait) {
        return Duration.ofSeconds(wait.plusNanos(999_999_999).toSeconds());
    }
}
