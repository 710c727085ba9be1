package cn.icpfiling.inspection.core.scans;

import java.time.Instant;
import java.util.UUID;

/**
 * A look at a domain that is kept as evidence: one that changed the result, or an unhealthy one of a run that has no
 * finding yet.
 *
 * @param scan number of the scan; null for a look at the holder's request
 */
public record StoredLook(
        UUID id, ScannedSite.Key site, Long scan, Instant at, Health health, String verdict, LookEvidence evidence) {}
