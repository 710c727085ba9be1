package cn.icpfiling.verification.core;

public enum ListKind {
    TLD,
    REGISTRAR
}
