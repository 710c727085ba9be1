package cn.icpfiling.legacy.core.imports;

/** What became of the orders that an old login left unfinished on the old platform. */
public enum UnfinishedOrder {
    NONE,
    OPEN,
    /** None is open, and the support has abandoned one at least. */
    ABANDONED
}
