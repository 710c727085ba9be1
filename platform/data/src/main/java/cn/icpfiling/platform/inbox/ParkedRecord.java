package cn.icpfiling.platform.inbox;

/** A record that waits in the inbox for its turn. */
record ParkedRecord(long id, Reason reason, int attempts, TakenRecord taken) {
    /** Why a record waits, and what sets it free. */
    enum Reason {
        /** An earlier event of its aggregate has not come yet; free when it has. */
        GAP,
        /** Somebody it needs is away; tried again by time, for ever. */
        RETRY,
        /** It failed for itself; free by replay only. */
        POISON,
        /** An earlier event of its key waits; free when that one is done. */
        BEHIND;

        boolean blocksItsKey() {
            return this == RETRY || this == POISON;
        }
    }
}
