package cn.icpfiling.filing.core;

/** What came of a call to a filed phone. */
public enum CallOutcome {
    /** The very person answered and knows of the filing. */
    REACHED_CONFIRMED,
    /** The very person answered and knows nothing of it, or does not want it. */
    REACHED_DENIED,
    WRONG_PERSON,
    NOT_REACHED,
    NUMBER_NOT_IN_USE
}
