package cn.icpfiling.verification.sources;

public enum SourceKind {
    RDAP,
    WHOIS,
    REAL_NAME,
    IDENTITY,
    TLD_LIST,
    REGISTRAR_LIST
}
