package cn.icpfiling.filing.trace;

/** The kind of an entry. Entries of the same moment are in this order. */
enum TraceKind {
    /** A step of an order's history, which is also published as an event. */
    STEP,
    MATERIAL,
    VERDICT,
    SETTLEMENT,
    UPLOAD,
    DECISION,
    /** From the audit: reveals with their reason, acts on the record, and traces. */
    ACT
}
