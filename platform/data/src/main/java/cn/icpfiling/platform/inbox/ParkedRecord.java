package cn.icpfiling.platform.inbox;

/** A parked record in the inbox. */
record ParkedRecord(long id, Reason reason, int attempts, TakenRecord taken) {
    /** Why a record waits, and what releases it. */
    enum Reason {
        /** An earlier event of its aggregate is missing. Released when that event arrives. */
        GAP,
        /** A service that the handler needs is away. Retried on a schedule, without end. */
        RETRY,
        /** The record fails for its own reasons. Released only by a replay. */
        POISON,
        /** An earlier event of its key waits. Released when that event is done. */
        BEHIND;

        boolean blocksItsKey() {
            return this == RETRY || this == POISON;
        }
    }
}
