package cn.icpfiling.platform.inbox;

/**
 * What a handler needs of the events of an aggregate, and so what the inbox does with one that is read too early or too late. Both happen
 * while a topic grows, because newer events of a key may lie in another partition; docs/growing.md follows from these declarations.
 */
public enum Needs {

    /**
     * Every event, in order. An event that is read too early waits ({@code GAP}) until those before it are handled; other aggregates of
     * its key go on. The first one is number 1, so a new consumer of a topic with deletion waits for events that are gone.
     */
    EVERY_IN_ORDER,

    /** The newest event, because each carries the whole state, or has it fetched. An older one that is read later is passed over. */
    NEWEST,

    /**
     * Every event that the topic has, in whatever order it is read: once by its id. For a log, which must be complete and whose events
     * carry their sequence. The topic must keep events for a shorter time than the inbox keeps their ids ({@code icp.inbox.keep}), so it
     * is not a compacted one.
     */
    EVERY_ONCE,

    /**
     * Every event that the topic has, in the order of its partition. An older one that is read later is passed over, as with
     * {@link #NEWEST}, and would be missing: the topic must be drained before it grows, and as long as any record of a key is parked, new
     * ones of the key are parked behind it.
     */
    ORDER_OF_TOPIC;

    /** Whether an event is gone for the handler once a newer one of its aggregate was handled, though the handler needs it. */
    boolean losesWhatIsOvertaken() {
        return this == ORDER_OF_TOPIC;
    }

    /** Whether the event must have no effect any more. */
    boolean isPast(InboxTable.Standing standing, IncomingEvent event) {
        return standing.seen() || this != EVERY_ONCE && event.sequence() <= standing.last();
    }

    /** Whether events before it are missing that it must wait for. */
    boolean isGap(InboxTable.Standing standing, IncomingEvent event) {
        return this == EVERY_IN_ORDER && event.sequence() != standing.last() + 1;
    }
}
