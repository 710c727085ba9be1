package cn.icpfiling.inspection.core.scans;

import java.util.UUID;

/**
 * A range of filed domains that one replica scans at a time.
 *
 * @param after the domain before the first one of the range; empty for the first range
 * @param upTo the last domain of the range; null for the last range, which has no end
 * @param domains in the range when the scan was planned
 * @param dispatch how often the shard was sent to the consumers
 * @param done whether its results are stored
 */
public record ScanShard(UUID id, UUID scanId, String after, String upTo, long domains, long dispatch, boolean done) {}
