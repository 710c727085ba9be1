package cn.icpfiling.filing.progress;

import cn.icpfiling.filing.core.OrderEvent;
import cn.icpfiling.filing.core.catalogue.Reason;
import cn.icpfiling.platform.audit.Act;
import java.util.UUID;

/** Maps a step of an order to its audit entry: exactly one for each row of the history. */
final class AuditedStep {

    static final String OBJECT = "ORDER";

    private AuditedStep() {}

    static Act of(OrderEvent event, UUID holder) {
        var first = event.reasons().stream().map(Reason::code).findFirst().orElse(null);
        return Act.of(OBJECT + "." + event.act(), OBJECT, event.orderId())
                .because(first)
                .with("sequence", event.sequence())
                .with("from", event.from())
                .with("to", event.to())
                .with("role", event.actor().role())
                .with("account", event.actor().account())
                .with("partner", event.actor().partner())
                .with("onBehalfOf", event.actor().partner() == null ? null : holder);
    }
}
