package cn.icpfiling.filing.core.offline;

/** The authority's last answer about a case. */
public enum OfflineAnswer {
    SHOWN,
    NOT_SHOWN,
    /** No answer: the case stays as it is. */
    SILENT
}
