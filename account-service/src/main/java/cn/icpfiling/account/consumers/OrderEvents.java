package cn.icpfiling.account.consumers;

import cn.icpfiling.account.events.EventLog;
import cn.icpfiling.platform.inbox.EventHandler;
import cn.icpfiling.platform.inbox.IncomingEvent;
import cn.icpfiling.platform.inbox.Needs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Logs the steps of an order for its holder. Steps of the review alone, such as a claim or a proposal, are not public. */
@ApplicationScoped
class OrderEvents implements EventHandler {

    private static final Set<String> PUBLIC = Set.of(
            "filing.order.drafted",
            "filing.order.submitted",
            "filing.order.resubmitted",
            "filing.order.returned",
            "filing.order.rejected",
            "filing.order.approved",
            "filing.order.uploaded",
            "filing.order.sms-verified",
            "filing.order.sms-failed",
            "filing.order.completed",
            "filing.order.refused",
            "filing.order.withdrawn",
            "filing.order.abandoned",
            "filing.order.expired",
            "filing.order.reminded",
            "filing.order.authenticated");

    private final EventLog log;

    OrderEvents(EventLog log) {
        this.log = log;
    }

    @Override
    public String topic() {
        return "icp.filing.order.v1";
    }

    @Override
    public String purpose() {
        return "order-events";
    }

    @Override
    public Set<String> types() {
        return PUBLIC;
    }

    /**
     * The log is complete, so a step that is read after a later one is logged nevertheless; its sequence says where it belongs. The log of
     * a release that starts today must not wait for steps that the topic has deleted.
     */
    @Override
    public Needs needs() {
        return Needs.EVERY_ONCE;
    }

    @Override
    public Runnable prepare(IncomingEvent event) {
        var holder = LoggedStep.id(event, "holder").stream().toList();
        return () -> log.append(holder, LoggedStep.of(event));
    }
}
