package cn.icpfiling.account.consumers;

import cn.icpfiling.account.events.EventLog;
import cn.icpfiling.platform.inbox.EventHandler;
import cn.icpfiling.platform.inbox.IncomingEvent;
import cn.icpfiling.platform.inbox.Needs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Logs this service's own events on accounts, transfers included, for each account that they name. The way over the topic keeps one writer
 * for all events, and the use cases free of the log.
 */
@ApplicationScoped
class AccountEvents implements EventHandler {

    private static final String PREFIX = "account.";

    private final EventLog log;

    AccountEvents(EventLog log) {
        this.log = log;
    }

    @Override
    public String topic() {
        return "icp.account.v1";
    }

    @Override
    public String purpose() {
        return "account-events";
    }

    @Override
    public Set<String> types() {
        return Set.of("account.opened");
    }

    /** All events on accounts are public to these accounts. */
    @Override
    public boolean takes(String type) {
        return type.startsWith(PREFIX);
    }

    /**
     * The log is complete, so an event that is read after a later one is logged nevertheless; its sequence says where it belongs. The log of
     * a release that starts today must not wait for events that the topic has deleted.
     */
    @Override
    public Needs needs() {
        return Needs.EVERY_ONCE;
    }

    @Override
    public Runnable prepare(IncomingEvent event) {
        var concerned = Stream.of("accountId", "from", "to")
                .flatMap(field -> LoggedStep.id(event, field).stream())
                .distinct()
                .toList();
        return () -> log.append(concerned, LoggedStep.of(event));
    }
}
