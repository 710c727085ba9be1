package cn.icpfiling.platform.inbox;

import java.util.Set;

/** Handles the events of a topic. The inbox finds every bean of this type and runs it. */
public interface EventHandler {
    /** The topic to read. */
    String topic();

    /** The purpose. The consumer group is {@code <service>.<purpose>}. */
    String purpose();

    /** The event types to handle; others are skipped. */
    Set<String> types();

    /** Whether the handler takes events of the type. */
    default boolean takes(String type) {
        return types().contains(type);
    }

    /** What becomes of an event that is read before an older one of its aggregate, or after a newer one. */
    default Needs needs() {
        return Needs.EVERY_IN_ORDER;
    }

    /**
     * Runs outside any transaction and may call the network. The returned effect runs in one transaction with the inbox
     * row. It takes effect at most once per event. Both may be retried.
     */
    Runnable prepare(IncomingEvent event);
}
