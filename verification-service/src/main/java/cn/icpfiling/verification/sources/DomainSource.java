package cn.icpfiling.verification.sources;

/** The sources that domain rules rest on, as the contract names them in a domain's evidence. */
public enum DomainSource {
    RDAP,
    WHOIS,
    REAL_NAME,
    TLD_LIST,
    REGISTRAR_LIST
}
