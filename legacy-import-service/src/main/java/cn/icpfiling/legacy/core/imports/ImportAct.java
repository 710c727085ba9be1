package cn.icpfiling.legacy.core.imports;

/** What changes the state of an import. */
public enum ImportAct {
    CONFIRM,
    COMPLETE,
    REFUSE,
    EXPIRE,
    REPLACE,
    REVOKE
}
