package cn.icpfiling.inspection.core.scans;

import java.time.Instant;
import java.util.UUID;

/**
 * A provider many of whose sites turned away at once, so that their looks do not count until a person decides.
 *
 * @param scan the scan that froze the provider
 * @param sites domains of the provider that were here before the scan
 * @param away those of them that the scan found away
 * @param decision null while it is open
 * @param decidedBy null while it is open
 * @param decidedAt null while it is open
 */
public record FrozenProvider(
        UUID scan, UUID provider, long sites, long away, Decision decision, UUID decidedBy, Instant decidedAt) {

    /** What a person decided. */
    public enum Decision {
        /** The sites are really away: from the next judging on, their looks count. */
        RELEASED,
        /** The looks were wrong: they never count, and the next scan judges the provider anew. */
        DISCARDED
    }
}
