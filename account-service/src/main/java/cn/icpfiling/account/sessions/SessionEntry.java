package cn.icpfiling.account.sessions;

import java.time.Instant;
import java.util.UUID;

/** A session as its owner recognises it. */
record SessionEntry(
        UUID sessionId,
        Instant startedAt,
        Instant lastUsedAt,
        String client,
        String address,
        String device,
        boolean current) {}
