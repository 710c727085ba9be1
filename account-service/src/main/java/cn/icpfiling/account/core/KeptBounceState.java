package cn.icpfiling.account.core;

/** How far a kept bounce has come. */
public enum KeptBounceState {
    OPEN,
    /** A notice is undelivered, as a person of the support decided. */
    ASSIGNED,
    /** The bounce says nothing about a notice. */
    DISMISSED
}
