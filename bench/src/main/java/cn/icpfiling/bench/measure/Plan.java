package cn.icpfiling.bench.measure;

import java.time.Duration;

/**
 * How long and how often.
 *
 * @param warmUp both sides run so long, uncounted, before the first pair
 * @param pairs undisturbed pairs that are wanted
 * @param atMost pairs after which it gives up
 * @param judged false for the short form, which proves only that the bench runs
 */
public record Plan(Duration warmUp, int pairs, int atMost, boolean judged) {
    public static final Plan FULL = new Plan(Duration.ofSeconds(15), 5, 9, true);
    public static final Plan SHORT = new Plan(Duration.ZERO, 1, 1, false);
}
