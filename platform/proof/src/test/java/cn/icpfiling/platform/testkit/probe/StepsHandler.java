package cn.icpfiling.platform.testkit.probe;

import cn.icpfiling.platform.inbox.EventHandler;
import cn.icpfiling.platform.inbox.IncomingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Must see every step. */
@ApplicationScoped
public class StepsHandler implements EventHandler {
    public static final String TOPIC = "icp.inspection.finding.v1";
    public static final String CONSUMER = "probe-service.steps";

    private final Probe probe;

    StepsHandler(Probe probe) {
        this.probe = probe;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String purpose() {
        return "steps";
    }

    @Override
    public Set<String> types() {
        return Set.of("probe.stepped");
    }

    @Override
    public Runnable prepare(IncomingEvent event) {
        return probe.prepare(CONSUMER, event);
    }
}
