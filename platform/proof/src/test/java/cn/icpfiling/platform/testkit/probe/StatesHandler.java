package cn.icpfiling.platform.testkit.probe;

import cn.icpfiling.platform.inbox.EventHandler;
import cn.icpfiling.platform.inbox.IncomingEvent;
import cn.icpfiling.platform.inbox.Needs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** The newest state is enough. */
@ApplicationScoped
public class StatesHandler implements EventHandler {
    public static final String TOPIC = "icp.filing.record.v1";
    public static final String CONSUMER = "probe-service.states";

    private final Probe probe;

    StatesHandler(Probe probe) {
        this.probe = probe;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String purpose() {
        return "states";
    }

    @Override
    public Set<String> types() {
        return Set.of("probe.changed");
    }

    @Override
    public Needs needs() {
        return Needs.NEWEST;
    }

    @Override
    public Runnable prepare(IncomingEvent event) {
        return probe.prepare(CONSUMER, event);
    }
}
