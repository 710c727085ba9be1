package cn.icpfiling.sandbox.inbox;

import java.time.Instant;

/** One delivered message. {@code receivedAt} is machine time. */
public record Message(
        String id,
        Channel channel,
        String from,
        String to,
        String subject,
        String text,
        Instant receivedAt,
        Instant businessTime) {}
