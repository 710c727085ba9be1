package cn.icpfiling.filing.core;

/** What kind of service is filed. */
public enum ServiceKind {
    WEBSITE
}
