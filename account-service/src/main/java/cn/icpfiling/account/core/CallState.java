package cn.icpfiling.account.core;

/** Where a call stands; the fate of its notice with the claim. */
public enum CallState {
    /** Any member of support may claim it now. */
    OPEN(Notice.Fate.WAITING),
    /** A member of support has claimed it. */
    CLAIMED(Notice.Fate.WAITING),
    /** There was no answer; the call is open again later. */
    LATER(Notice.Fate.WAITING),
    /** The person heard the script. */
    REACHED(Notice.Fate.SENT),
    /** Wrong number, refused, or no answer in the last try. */
    FAILED(Notice.Fate.FAILED),
    /** The finding went on meanwhile, or the person was reached under another number. */
    CLOSED(Notice.Fate.TOO_LATE);

    private final Notice.Fate fate;

    CallState(Notice.Fate fate) {
        this.fate = fate;
    }

    public Notice.Fate fate() {
        return fate;
    }
}
