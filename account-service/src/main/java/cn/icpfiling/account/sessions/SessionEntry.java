package cn.icpfiling.account.sessions;

import java.time.Instant;
import java.util.UUID;

/**
 * A session in the list of its owner.
 *
 * @param memberId the membership that the session acts for; null if its owner acts for themselves
 */
record SessionEntry(
        UUID sessionId,
        Instant startedAt,
        Instant lastUsedAt,
        String client,
        String address,
        String device,
        UUID memberId,
        boolean current) {}
