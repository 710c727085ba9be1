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

    /**
     * True: the handler needs every event of an aggregate, in order. A gap parks the aggregate's events until the missing one
     * arrives; other aggregates of the key go on. False, for compacted topics: an event carries the whole state, and the newer one wins.
     */
    default boolean gapless() {
        return true;
    }

    /**
     * Runs outside any transaction and may call the network. The returned effect runs in one transaction with the inbox
     * row. It takes effect at most once per event. Both may be retried.
     */
    Runnable prepare(IncomingEvent event);
}
