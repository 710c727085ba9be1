package cn.icpfiling.inspection.core.scans;

import java.time.Instant;
import java.util.UUID;

/**
 * A numbered pass over all served filed domains.
 *
 * @param number from 1, one more for each scan
 * @param startedBy the account that started it; null for a scan by schedule
 * @param planned whether all shards are planned
 * @param plannedTo the last domain of the shards planned so far; empty before the first
 * @param shards planned so far
 * @param domains in these shards
 * @param totals what the whole scan found; null before its end
 * @param endedAt null before the end
 */
public record Scan(
        UUID id,
        long number,
        ScanState state,
        UUID startedBy,
        Instant startedAt,
        boolean planned,
        String plannedTo,
        int shards,
        long domains,
        ScanTotals totals,
        Instant endedAt) {}
