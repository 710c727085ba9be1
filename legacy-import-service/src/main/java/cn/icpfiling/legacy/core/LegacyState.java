package cn.icpfiling.legacy.core;

/**
 * What became of a filing of the old platform: exactly one of these, held by the database. A filing that was submitted
 * after the old platform's last day waits for nothing; the route says so, from dated data.
 */
public enum LegacyState {
    /** No account has it yet. */
    WAITING,
    /** filing-service was asked to register it for an account, and has not answered yet. */
    HANDING_OVER,
    CLAIMED,
    IMPORTED,
    /** Its certificate or one of its domains is filed on this platform by another way. */
    FILED_HERE
}
