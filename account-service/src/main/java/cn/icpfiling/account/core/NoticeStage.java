package cn.icpfiling.account.core;

import cn.icpfiling.account.core.Notice.Fate;

/** Where a message stands. It follows from what is stored of it and is not stored itself; {@link NoticeLifecycle} has the steps. */
public enum NoticeStage {
    /** Waits for its first try, or is in it. */
    READY(Fate.WAITING),
    /** Waits for the morning, for the next try, or for an approval of its text. */
    PUT_OFF(Fate.WAITING),
    /** A provider may have it since its first try. */
    OFFERED(Fate.WAITING),
    /** A provider may have it since a later try, or its answer to the first one was lost. */
    OFFERED_AGAIN(Fate.WAITING),
    /** A later step of its finding was told while it was READY: it leaves with the try that runs, or never. */
    LAST_TRY(Fate.WAITING),
    /** A provider may have it. A later step of its finding was told since, or the holder contests it: it is not offered anew. */
    LAST_OFFER(Fate.WAITING),
    /** Handed over. No report says more. */
    SENT(Fate.SENT),
    DELIVERED(Fate.SENT),
    /** A report or a bounce says that it did not arrive. */
    UNDELIVERED(Fate.SENT),
    FAILED(Fate.FAILED),
    TOO_LATE(Fate.TOO_LATE),
    CANCELLED(Fate.CANCELLED);

    private final Fate fate;

    NoticeStage(Fate fate) {
        this.fate = fate;
    }

    public Fate fate() {
        return fate;
    }

    /** What the API tells. */
    NoticeState state() {
        return waits() ? NoticeState.WAITING : NoticeState.valueOf(name());
    }

    /** Its fate is open. */
    public boolean waits() {
        return fate == Fate.WAITING;
    }

    /** A provider was asked, and the outcome is not known. */
    public boolean isUnsettled() {
        return this == OFFERED || this == OFFERED_AGAIN || this == LAST_OFFER;
    }

    /** It did not reach its recipient, as far as is known, and no later try is made. */
    public boolean isUndelivered() {
        return this == UNDELIVERED || this == FAILED;
    }

    /** Its recipient has it or may still get it. */
    public boolean mayTell() {
        return waits() || this == SENT || this == DELIVERED;
    }
}
