package cn.icpfiling.filing.core;

import cn.icpfiling.filing.core.catalogue.Reason;
import cn.icpfiling.filing.core.findings.Settlement;
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
        List<Reason> reasons) {

    /** For what a reviewer settles in this step. */
    public Settlement.Origin origin() {
        return new Settlement.Origin(orderId, sequence, actor.account(), at);
    }
}
