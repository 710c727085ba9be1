package cn.icpfiling.verification.sources;

/** The sources that a domain's rules rest on: what the contract names in a domain's evidence. */
public enum DomainSource {
    RDAP,
    WHOIS,
    REAL_NAME,
    TLD_LIST,
    REGISTRAR_LIST
}
