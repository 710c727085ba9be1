package cn.icpfiling.account.consumers;

import cn.icpfiling.account.events.EventLog;
import cn.icpfiling.account.events.ServingChange;
import cn.icpfiling.platform.inbox.EventHandler;
import cn.icpfiling.platform.inbox.IncomingEvent;
import cn.icpfiling.platform.inbox.Needs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Logs each change of a partner's serving list for this partner, in the order of the versions (ADR 0063). A holder without a partner has
 * no such list and reads nothing of it; the record's own events tell the holder.
 */
@ApplicationScoped
class ServingEvents implements EventHandler {

    private final EventLog log;

    ServingEvents(EventLog log) {
        this.log = log;
    }

    @Override
    public String topic() {
        return "icp.filing.partner-serving.v1";
    }

    @Override
    public String purpose() {
        return "serving-events";
    }

    @Override
    public Set<String> types() {
        return Set.of("filing.serving.changed");
    }

    /**
     * In the order of the versions, and never one behind a later one (ADR 0063). Versions of before the first release with this topic have
     * no event; an edge that sees a gap reads the list.
     */
    @Override
    public Needs needs() {
        return Needs.ORDER_OF_TOPIC;
    }

    @Override
    public Runnable prepare(IncomingEvent event) {
        var owner = event.as(Owner.class).partner();
        var logged = LoggedStep.of(event).with(event.as(ServingChange.class));
        return () -> log.append(owner, Optional.empty(), logged);
    }

    /** Whose list it is. */
    record Owner(UUID partner) {}
}
