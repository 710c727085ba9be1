package cn.icpfiling.filing.core.prefill;

import java.time.Instant;
import java.util.UUID;

/**
 * An event of a prefilled order. Outbox and audit are written from it.
 *
 * @param from null for the first event
 * @param messages how many messages to the holder the partner has asked for
 */
public record PrefillEvent(
        String type,
        UUID prefilledOrderId,
        long sequence,
        PrefillAct act,
        PrefillState from,
        PrefillState to,
        PrefillRole role,
        int messages,
        Instant at) {}
