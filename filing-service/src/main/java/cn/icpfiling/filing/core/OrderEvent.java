package cn.icpfiling.filing.core;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The result of {@link Order#perform}. History and outbox are written from it. */
public record OrderEvent(
        String type,
        UUID orderId,
        long sequence,
        OrderAct act,
        OrderState from,
        OrderState to,
        OrderActor actor,
        Instant at,
        List<Reason> reasons) {}
