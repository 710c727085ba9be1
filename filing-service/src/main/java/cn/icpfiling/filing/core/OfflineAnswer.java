package cn.icpfiling.filing.core;

/** What the authority said when it was last asked about a case. */
public enum OfflineAnswer {
    SHOWN,
    NOT_SHOWN,
    /** Nothing: the case stays as it is. */
    SILENT
}
