package cn.icpfiling.verification.core.rules;

/** Why a domain rule does not hold. The words to each code stand in the texts under its name. */
public enum FindingCode {
    REGISTRANT_MISMATCH,
    REAL_NAME_MISSING,
    REAL_NAME_NOT_SYNCED,
    DOMAIN_EXPIRED,
    TLD_NOT_APPROVED,
    REGISTRAR_NOT_APPROVED,
    SOURCE_UNAVAILABLE
}
