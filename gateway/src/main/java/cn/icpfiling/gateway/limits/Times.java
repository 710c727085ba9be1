package cn.icpfiling.gateway.limits;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The times of limits: a counter that never goes back, and the days of China. */
final class Times {

    private static final long CHINA = TimeUnit.HOURS.toSeconds(8);
    private static final long DAY = TimeUnit.DAYS.toSeconds(1);

    private final LongSupplier nanos;
    private final Clock clock;
    private final long origin;

    Times(LongSupplier nanos, Clock clock) {
        this.nanos = nanos;
        this.clock = clock;
        this.origin = nanos.getAsLong();
    }

    /** Returns the time since the start; never negative. */
    long nanos() {
        return nanos.getAsLong() - origin;
    }

    long day() {
        return Math.floorDiv(seconds(), DAY);
    }

    long secondsLeftOfDay() {
        return DAY - Math.floorMod(seconds(), DAY);
    }

    private long seconds() {
        return TimeUnit.MILLISECONDS.toSeconds(clock.millis()) + CHINA;
    }
}
