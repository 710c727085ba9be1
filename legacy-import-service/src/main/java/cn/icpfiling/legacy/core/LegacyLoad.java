package cn.icpfiling.legacy.core;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A load of files of the old platform.
 *
 * @param kinds names of the kinds of files that it needs before it can start
 * @param moreFollows whether later loads bring more for its filings, even if it has all kinds itself
 * @param operation its latest operation; null before the first start
 * @param releasedAt since when its filings may be given to accounts; null before
 */
public record LegacyLoad(
        UUID id,
        String name,
        boolean dryRun,
        List<String> kinds,
        boolean moreFollows,
        UUID createdBy,
        Instant createdAt,
        UUID operation,
        Instant startedAt,
        Instant releasedAt,
        long version) {}
