package cn.icpfiling.legacy.rows;

/** Why a file is refused as a whole. */
public enum FileFault {
    CONTAINER_DAMAGED,
    CONTAINER_UNKNOWN,
    TOO_LARGE,
    MISSING_COLUMN,
    UNKNOWN_COLUMN,
    COLUMN_TWICE,
    EMPTY,
    /** The object of the bucket is not the one that was named: another version, or none. */
    OBJECT_CHANGED,
    /** The bucket's store was silent for too long. */
    OBJECT_UNREACHABLE,
    /** The bytes have another SHA-256 than the one that was registered with the file. */
    CHECKSUM_MISMATCH
}
