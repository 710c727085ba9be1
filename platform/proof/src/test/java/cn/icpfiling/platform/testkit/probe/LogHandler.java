package cn.icpfiling.platform.testkit.probe;

import cn.icpfiling.platform.inbox.EventHandler;
import cn.icpfiling.platform.inbox.IncomingEvent;
import cn.icpfiling.platform.inbox.Needs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Must see every event, in whatever order. */
@ApplicationScoped
public class LogHandler implements EventHandler {
    public static final String TOPIC = "icp.filing.order.v1";
    public static final String CONSUMER = "probe-service.log";

    private final Probe probe;

    LogHandler(Probe probe) {
        this.probe = probe;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String purpose() {
        return "log";
    }

    @Override
    public Set<String> types() {
        return Set.of("probe.logged");
    }

    @Override
    public Needs needs() {
        return Needs.EVERY_ONCE;
    }

    @Override
    public Runnable prepare(IncomingEvent event) {
        return probe.prepare(CONSUMER, event);
    }
}
