package cn.icpfiling.sandbox.inbox;

import java.time.Instant;

/** One delivered message. {@code reference} is the sender's; of a mail, its Message-ID. {@code receivedAt} is machine time. */
public record Message(
        String id,
        Channel channel,
        String from,
        String to,
        String subject,
        String text,
        String reference,
        Instant receivedAt,
        Instant businessTime) {}
