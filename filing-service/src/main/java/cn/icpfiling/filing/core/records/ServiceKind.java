package cn.icpfiling.filing.core.records;

/** The kind of a filed service. */
public enum ServiceKind {
    WEBSITE
}
