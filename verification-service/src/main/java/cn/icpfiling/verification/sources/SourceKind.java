package cn.icpfiling.verification.sources;

public enum SourceKind {
    RDAP,
    WHOIS,
    REAL_NAME,
    IDENTITY,
    PHONE,
    ORG_REGISTER,
    FACE,
    TLD_LIST,
    REGISTRAR_LIST
}
