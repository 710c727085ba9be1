package cn.icpfiling.filing.trace;

/** Why a trace is read; the audit keeps it. */
enum TraceReason {
    SUPPORT_CASE,
    AUTHORITY_REQUEST,
    AUDIT,
    INCIDENT
}
