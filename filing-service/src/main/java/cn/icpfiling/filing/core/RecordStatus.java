package cn.icpfiling.filing.core;

/** Whether the authority still has the record. */
public enum RecordStatus {
    REGISTERED,
    DEREGISTERED
}
