package cn.icpfiling.platform.inbox;

import java.util.Set;

/** One who takes the events of a topic. A bean of this type is all it needs: the inbox finds it and runs it. */
public interface EventHandler {
    /** The topic it reads. */
    String topic();

    /** What for; the consumer group is {@code <service>.<purpose>}. */
    String purpose();

    /** Types it takes; others are passed over. */
    Set<String> types();

    /** Whether it takes events of that type. */
    default boolean takes(String type) {
        return types().contains(type);
    }

    /**
     * True: each event of an aggregate must be seen, one after the other; a hole parks the key until it is filled.
     * False, for compacted topics: an event carries the whole state, the newer wins.
     */
    default boolean gapless() {
        return true;
    }

    /**
     * Runs outside any transaction and may call the network. The effect it returns runs in one transaction with the
     * inbox row, at most once for an event that stays. Both may be tried again.
     */
    Runnable prepare(IncomingEvent event);
}
