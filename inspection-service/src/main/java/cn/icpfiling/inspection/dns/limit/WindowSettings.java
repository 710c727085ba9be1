package cn.icpfiling.inspection.dns.limit;

import java.time.Duration;

/**
 * Bounds of the adaptive window of one group, in unanswered queries.
 *
 * @param first the window of a group that was not asked yet
 * @param smallest the floor, so that a group that answers nothing is still worked off
 * @param largest the ceiling; 400 per source port keep the kernel's receive buffers from dropping
 * @param hold the time after a cut in which the window is not cut again
 */
public record WindowSettings(int first, int smallest, int largest, Duration hold) {
    public WindowSettings {
        if (smallest < 1 || first < smallest || largest < first || hold.isNegative()) {
            throw new IllegalArgumentException("1 <= smallest <= first <= largest, hold >= 0");
        }
    }

    public static WindowSettings defaults() {
        return new WindowSettings(64, 32, 1024, Duration.ofMillis(200));
    }

    long holdNanos() {
        return hold.toNanos();
    }
}
