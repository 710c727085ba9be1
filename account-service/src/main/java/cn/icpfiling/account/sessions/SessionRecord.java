package cn.icpfiling.account.sessions;

import java.time.Instant;
import java.util.UUID;

/**
 * A session in the export of its owner.
 *
 * @param endedAt null if it was not ended before its time
 */
public record SessionRecord(
        UUID sessionId,
        Instant startedAt,
        Instant lastUsedAt,
        Instant endedAt,
        String client,
        String address,
        String device) {}
