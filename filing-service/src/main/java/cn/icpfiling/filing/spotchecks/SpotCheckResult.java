package cn.icpfiling.filing.spotchecks;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The result of a task, on its way to the authority.
 *
 * @param task the authority's number of the task
 * @param round how often it was checked, from 1
 * @param fits for each item whether it fits
 * @param alone goes in a separate file
 */
public record SpotCheckResult(
        UUID id, String task, int round, Map<SpotCheckItem, Boolean> fits, Instant settledAt, boolean alone) {

    public SpotCheckResult {
        fits = new TreeMap<>(fits);
    }
}
