package cn.icpfiling.verification.core.rules;

/** The identity source's verdict on a name and a number. {@link Answer.Absent} means that there is no such number. */
public enum IdentityMatch {
    MATCH,
    MISMATCH,
    /** The source cannot be asked about certificates of this type. It says nothing about the person. */
    NOT_SUPPORTED
}
