package cn.icpfiling.legacy.rows;

/** Why a file is refused as a whole. */
public enum FileFault {
    CONTAINER_DAMAGED,
    CONTAINER_UNKNOWN,
    TOO_LARGE,
    MISSING_COLUMN,
    UNKNOWN_COLUMN,
    COLUMN_TWICE,
    EMPTY
}
