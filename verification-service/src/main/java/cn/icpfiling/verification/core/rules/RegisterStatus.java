package cn.icpfiling.verification.core.rules;

/** What the business register says of an organisation that it knows. That it knows none is {@link Answer.Absent}. */
public enum RegisterStatus {
    REGISTERED,
    /** Struck off at its own wish. */
    CANCELLED,
    /** Its licence was taken away. */
    REVOKED,
    /** The code is there, under another name now. */
    RENAMED
}
