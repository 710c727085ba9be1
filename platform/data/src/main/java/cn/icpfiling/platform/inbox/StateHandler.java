package cn.icpfiling.platform.inbox;

import java.util.Set;

/**
 * Takes the events of a compacted topic. Each event carries the whole state of its key, and the topic keeps the newest one alone. So
 * the handler takes every type, those of a later release included: a type that it passed over would leave its copy stale. The inbox
 * passes over a state that is older than one that was handled. A handler that acts on single changes besides says that it needs
 * {@link Needs#ORDER_OF_TOPIC}.
 */
public interface StateHandler extends EventHandler {
    /** Every type; {@link #takes} answers. */
    @Override
    default Set<String> types() {
        return Set.of();
    }

    @Override
    default boolean takes(String type) {
        return true;
    }

    @Override
    default Needs needs() {
        return Needs.NEWEST;
    }
}
