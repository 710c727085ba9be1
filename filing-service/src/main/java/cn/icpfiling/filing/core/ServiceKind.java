package cn.icpfiling.filing.core;

/** The kind of a filed service. */
public enum ServiceKind {
    WEBSITE
}
