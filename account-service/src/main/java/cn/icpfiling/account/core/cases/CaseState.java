package cn.icpfiling.account.core.cases;

/** The state of a case. A grant with an effect, a transfer or a new phone, is DONE when the effect has happened. */
public enum CaseState {
    OPEN,
    CLAIMED,
    WAITING_FOR_HOLDER,
    /** The first of two persons has decided. */
    PROPOSED,
    DECIDED_GRANTED,
    DECIDED_REFUSED,
    /** The owner of the source stopped the case, or the holder withdrew it. */
    STOPPED,
    /** The holder did not answer in time. */
    EXPIRED,
    DONE,
    /** The case was granted, and a precondition of its effect was broken meanwhile. */
    FAILED
}
