package cn.icpfiling.filing.trace;

/** The services that a trace is read from. Entries of one moment are in this order. */
enum TraceService {
    FILING,
    VERIFICATION,
    INSPECTION,
    ACCOUNT,
    LEGACY
}
