package cn.icpfiling.filing.core.review;

/** The outcome of a call to a phone of the order. */
public enum CallOutcome {
    /** The person themselves answered and confirms the filing. */
    REACHED_CONFIRMED,
    /** The person themselves answered, and does not know of the filing or does not want it. */
    REACHED_DENIED,
    WRONG_PERSON,
    NOT_REACHED,
    NUMBER_NOT_IN_USE
}
