package cn.icpfiling.verification.core.rules;

/** The identity source's verdict on a name and a number. {@link Answer.Absent} means that there is no such number. */
public enum IdentityMatch {
    MATCH,
    MISMATCH
}
