package cn.icpfiling.filing.spotchecks;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What was found of a task, on its way to the authority.
 *
 * @param task its number there
 * @param round how often it was looked at, from 1
 * @param fits for each thing that was to be looked at whether it fits
 * @param alone goes in a file by itself
 */
public record SpotCheckResult(
        UUID id, String task, int round, Map<SpotCheckItem, Boolean> fits, Instant settledAt, boolean alone) {

    public SpotCheckResult {
        fits = new TreeMap<>(fits);
    }
}
