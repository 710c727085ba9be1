package cn.icpfiling.verification.core.rules;

/** Why a domain rule does not hold. The words to each code stand in the texts under its name. */
public enum FindingCode {
    REGISTRANT_MISMATCH,
    REAL_NAME_MISSING,
    REAL_NAME_NOT_SYNCED,
    DOMAIN_EXPIRED,
    /** Its term runs, but the registry keeps it out of the DNS and it has no name servers. */
    DOMAIN_ON_HOLD,
    TLD_NOT_APPROVED,
    /** A list that is not complete does not name it. */
    TLD_NOT_LISTED,
    REGISTRAR_NOT_APPROVED,
    /** A list that is not complete does not name it. */
    REGISTRAR_NOT_LISTED,
    SOURCE_UNAVAILABLE;

    /** Whether to ask the world again does not help: a reviewer has to find out. */
    public boolean isForAPerson() {
        return this == TLD_NOT_LISTED || this == REGISTRAR_NOT_LISTED || this == DOMAIN_ON_HOLD;
    }
}
