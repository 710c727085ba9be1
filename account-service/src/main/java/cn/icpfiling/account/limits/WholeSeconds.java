package cn.icpfiling.account.limits;

import java.time.Duration;

/** Rounds a wait up to whole seconds, for texts and Retry-After. */
public final class WholeSeconds {

    private WholeSeconds() {}

    public static Duration of(Duration wait) {
        return Duration.ofSeconds(wait.plusNanos(999_999_999).toSeconds());
    }
}
