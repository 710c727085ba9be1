package cn.icpfiling.inspection.core.scans;

import java.time.Instant;
import java.util.UUID;

/**
 * A look at one domain that the holder of its finding asks for.
 *
 * @param firstTriedAt when it was tried first without a result; null before
 * @param finishedAt null while it waits
 * @param health what the look found; null while it waits
 * @param verdict code of the verdict; null while it waits
 * @param cured whether the finding was cured by it; null while it waits
 */
public record Rescan(
        UUID id,
        UUID findingId,
        ScannedSite.Key site,
        Instant requestedAt,
        Instant firstTriedAt,
        Instant finishedAt,
        Health health,
        String verdict,
        Boolean cured) {

    /** The verdict of a site that the scan does not look at any more. */
    public static final String NOT_SCANNED = "NOT_SCANNED";

    public static Rescan requested(UUID id, UUID finding, ScannedSite.Key site, Instant at) {
        return new Rescan(id, finding, site, at, null, null, null, null, null);
    }
}
