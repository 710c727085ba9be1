package cn.icpfiling.account.consumers;

import cn.icpfiling.account.events.ServingChange;
import cn.icpfiling.account.events.ServingLog;
import cn.icpfiling.platform.inbox.EventHandler;
import cn.icpfiling.platform.inbox.IncomingEvent;
import cn.icpfiling.platform.inbox.Needs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/**
 * Logs each change of a partner's serving list for this partner (ADR 0063). A holder without a partner has no such list and reads nothing
 * of it; the record's own events tell the holder.
 */
@ApplicationScoped
class ServingEvents implements EventHandler {

    private final ServingLog log;

    ServingEvents(ServingLog log) {
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
     * Also a version that was told already, because versions come again after their owner was restored; {@link ServingLog} tells that from
     * an event that is read late. Versions of before the first release with this topic have no event; an edge that sees a gap reads the list.
     */
    @Override
    public Needs needs() {
        return Needs.EVERY_ONCE;
    }

    @Override
    public Runnable prepare(IncomingEvent event) {
        var owner = event.as(Owner.class).partner();
        var step = LoggedStep.of(event);
        var change = event.as(ServingChange.class);
        return () -> log.append(owner, step, change);
    }

    /** Whose list it is. */
    record Owner(UUID partner) {}
}
