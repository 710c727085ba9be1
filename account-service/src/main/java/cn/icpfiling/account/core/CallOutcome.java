package cn.icpfiling.account.core;

/** What came of a call. */
public enum CallOutcome {
    /** The person heard the script. */
    REACHED,
    /** The call comes back later, until its tries are used up. */
    NO_ANSWER,
    /** The number is not that person's. */
    WRONG_NUMBER,
    /** The person did not want to listen. */
    REFUSED
}
