package cn.icpfiling.platform.inbox;

import java.util.Set;

/**
 * Handles the events of a compacted topic. Each event carries the whole state of its key, and the topic keeps only the
 * newest one. So the handler takes every type, including those of later releases: a skipped type would leave its copy
 * stale.
 */
public interface StateHandler extends EventHandler {
    /** Not used, because {@link #takes} accepts every type. */
    @Override
    default Set<String> types() {
        return Set.of();
    }

    @Override
    default boolean takes(String type) {
        return true;
    }

    @Override
    default boolean gapless() {
        return false;
    }
}
