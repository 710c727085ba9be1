package cn.icpfiling.inspection.core;

import java.time.Instant;
import java.util.UUID;

/**
 * What a provider says it served of a domain.
 *
 * @param domain A-label without www.
 * @param firstSeen the earliest request of all reports
 * @param lastSeen the latest request of all reports
 * @param reportedAt when the last report was processed
 */
public record AccessRecord(String domain, UUID provider, Instant firstSeen, Instant lastSeen, Instant reportedAt) {}
