package cn.icpfiling.verification.core.rules;

/**
 * The business register's status of an organisation. {@link Answer.Absent} means that the register has no such
 * organisation.
 */
public enum RegisterStatus {
    REGISTERED,
    /** Struck off at its own request. */
    CANCELLED,
    /** Its licence was revoked. */
    REVOKED,
    /** The code exists, but under another name. */
    RENAMED
}
