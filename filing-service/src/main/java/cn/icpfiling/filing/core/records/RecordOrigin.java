package cn.icpfiling.filing.core.records;

/** How a subject came on record here. */
public enum RecordOrigin {
    /** The authority granted an order. */
    ORDER,
    /** The filing was taken over from the old platform, with its numbers and its day (ADR 0037). */
    IMPORTED
}
