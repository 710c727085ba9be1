package cn.icpfiling.legacy.core.imports;

/** Who causes a step of an import. */
public enum ImportParty {
    HOLDER,
    /** The result of the hand-over. */
    HAND_OVER,
    CLOCK,
    /** A newer use of the old login, or the reset of its password. */
    OLD_LOGIN
}
