package cn.icpfiling.verification.core.rules;

/** What the identity source says to a name and a number. That there is no such number is {@link Answer.Absent}. */
public enum IdentityMatch {
    MATCH,
    MISMATCH
}
