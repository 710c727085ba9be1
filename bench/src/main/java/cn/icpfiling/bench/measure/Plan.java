package cn.icpfiling.bench.measure;

import java.time.Duration;

/**
 * The number and length of the runs.
 *
 * @param warmUp time for which both sides run, without counting, before the first pair
 * @param pairs number of undisturbed pairs that are needed
 * @param atMost number of pairs after which the bench gives up
 * @param judged false for the short form, which only proves that the bench runs
 */
public record Plan(Duration warmUp, int pairs, int atMost, boolean judged) {
    public static final Plan FULL = new Plan(Duration.ofSeconds(15), 5, 9, true);
    public static final Plan SHORT = new Plan(Duration.ZERO, 1, 1, false);
}
