package cn.icpfiling.legacy.handover;

import java.util.Arrays;
import java.util.Optional;

/** Why a filing of the old platform cannot go to an account. A closed list; each code has a text in both languages. */
public enum RefusedHandOver {
    /** Another account has the filing. */
    LEGACY_FILING_TAKEN,
    /** The certificate or a domain of the filing is filed here by another way. */
    LEGACY_FILED_HERE_ALREADY,
    /** A load gave the subject of the filing another certificate or name than the one that the papers of the claim prove. */
    LEGACY_FILING_CHANGED,
    /** The dated routes name another way for the filing. */
    LEGACY_ROUTE_DIFFERS,
    ACCOUNT_HAS_SUBJECT,
    ACCOUNT_HAS_OPEN_ORDER,
    CERTIFICATE_FILED_ALREADY,
    DOMAIN_FILED_ALREADY,
    NUMBER_FILED_ALREADY,
    IMPORTED_FOR_ANOTHER_ACCOUNT,
    /** filing-service or account-service does not know the account, or its holder has closed it. */
    IMPORT_ACCOUNT_UNKNOWN,
    /** The old filing has a value that no filing can have; support has to correct the load. */
    IMPORT_UNFIT;

    /** Returns the code of this list that a problem of filing-service names. */
    static Optional<RefusedHandOver> named(String code) {
        return Arrays.stream(values()).filter(one -> one.name().equals(code)).findFirst();
    }
}
