package cn.icpfiling.legacy.core;

/** What changes the state of a filing of the old platform. */
public enum LegacyAct {
    HAND_OVER,
    /** filing-service has lost the filing, and registers it once more. */
    HAND_OVER_AGAIN,
    COMPLETE_CLAIM,
    COMPLETE_IMPORT,
    /** filing-service refused to register the filing. */
    REFUSE,
    FIND_FILED_HERE,
    /** The other filing that was found here has ended. */
    RELEASE
}
