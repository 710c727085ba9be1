package cn.icpfiling.platform.testkit.probe;

import cn.icpfiling.platform.inbox.EventHandler;
import cn.icpfiling.platform.inbox.IncomingEvent;
import cn.icpfiling.platform.inbox.Needs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Acts on every change and cannot tell whether one is missing. */
@ApplicationScoped
public class TurnsHandler implements EventHandler {
    public static final String TOPIC = "icp.filing.order.v1";
    public static final String CONSUMER = "probe-service.turns";

    private final Probe probe;

    TurnsHandler(Probe probe) {
        this.probe = probe;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String purpose() {
        return "turns";
    }

    @Override
    public Set<String> types() {
        return Set.of("probe.turned");
    }

    @Override
    public Needs needs() {
        return Needs.ORDER_OF_TOPIC;
    }

    @Override
    public Runnable prepare(IncomingEvent event) {
        return probe.prepare(CONSUMER, event);
    }
}
