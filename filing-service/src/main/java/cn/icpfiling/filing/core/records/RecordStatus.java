package cn.icpfiling.filing.core.records;

/** Whether the authority still has the record. */
public enum RecordStatus {
    REGISTERED,
    DEREGISTERED
}
