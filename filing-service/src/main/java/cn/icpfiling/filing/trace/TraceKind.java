package cn.icpfiling.filing.trace;

/** What an entry tells of; entries of one moment come in this order. */
enum TraceKind {
    /** A step of an order's history, told as an event too. */
    STEP,
    MATERIAL,
    VERDICT,
    SETTLEMENT,
    UPLOAD,
    DECISION,
    /** Of the audit: who was shown what and why, what became of the record, who traced. */
    ACT
}
