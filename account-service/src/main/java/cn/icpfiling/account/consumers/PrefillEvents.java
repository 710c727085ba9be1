package cn.icpfiling.account.consumers;

import cn.icpfiling.account.events.EventLog;
import cn.icpfiling.platform.inbox.EventHandler;
import cn.icpfiling.platform.inbox.IncomingEvent;
import cn.icpfiling.platform.inbox.Needs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/**
 * Logs the steps of a prefilled order for the partner that prepared it. The holder is no customer of the partner, so the
 * event names none: it says the state alone.
 */
@ApplicationScoped
class PrefillEvents implements EventHandler {

    private static final String PREFIX = "filing.prefilled-order.";

    private final EventLog log;

    PrefillEvents(EventLog log) {
        this.log = log;
    }

    @Override
    public String topic() {
        return "icp.filing.prefilled-order.v1";
    }

    @Override
    public String purpose() {
        return "prefill-events";
    }

    @Override
    public Set<String> types() {
        return Set.of(PREFIX + "prepared");
    }

    /** All steps are public to the partner. */
    @Override
    public boolean takes(String type) {
        return type.startsWith(PREFIX);
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
        var partner = LoggedStep.id(event, "partner");
        return () -> partner.ifPresent(owner -> log.append(owner, Optional.empty(), LoggedStep.of(event)));
    }
}
