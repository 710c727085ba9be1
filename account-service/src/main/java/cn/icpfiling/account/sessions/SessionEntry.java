package cn.icpfiling.account.sessions;

import java.time.Instant;
import java.util.UUID;

/** A session in the list of its owner. */
record SessionEntry(
        UUID sessionId,
        Instant startedAt,
        Instant lastUsedAt,
        String client,
        String address,
        String device,
        boolean current) {}
