package cn.icpfiling.verification.core.rules;

/** Why a domain rule does not hold. The texts use the code's name as key. */
public enum FindingCode {
    REGISTRANT_MISMATCH,
    REAL_NAME_MISSING,
    REAL_NAME_NOT_SYNCED,
    DOMAIN_EXPIRED,
    /** The term runs, but the registry keeps the domain out of the DNS and it has no name servers. */
    DOMAIN_ON_HOLD,
    TLD_NOT_APPROVED,
    /** An incomplete list does not contain the domain. */
    TLD_NOT_LISTED,
    REGISTRAR_NOT_APPROVED,
    /** An incomplete list does not contain the registrar. */
    REGISTRAR_NOT_LISTED,
    SOURCE_UNAVAILABLE;

    /** Checks whether a list lacks an entry, which is no fault of the domain. */
    public boolean isNotListed() {
        return this == TLD_NOT_LISTED || this == REGISTRAR_NOT_LISTED;
    }

    /** Checks whether a reviewer must decide, because asking the sources again does not help. */
    public boolean isForAPerson() {
        return isNotListed() || this == DOMAIN_ON_HOLD;
    }
}
