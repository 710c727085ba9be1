package cn.icpfiling.legacy.core;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A load of files of the old platform.
 *
 * @param kinds names of the kinds of files that it needs before it can start
 * @param operation its latest operation; null before the first start
 */
public record LegacyLoad(
        UUID id,
        String name,
        boolean dryRun,
        List<String> kinds,
        UUID createdBy,
        Instant createdAt,
        UUID operation,
        Instant startedAt,
        long version) {}
