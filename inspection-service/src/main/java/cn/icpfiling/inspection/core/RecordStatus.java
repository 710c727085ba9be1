package cn.icpfiling.inspection.core;

/** Whether the authority's register contains a subject or a service. */
public enum RecordStatus {
    REGISTERED,
    DEREGISTERED
}
