package cn.icpfiling.filing.core;

/**
 * Scopes of the domain rules in verification-service (docs/trade.md 3.1), named after the types of order that first had
 * them. Rule data assigns a scope to an order, see VerifiedDomains.
 */
public enum VerificationScope {
    FIRST_FILING,
    NEW_SERVICE,
    ACCESS_FILING,
    /** For a site that was never served here: real name and expiry are warnings and block nothing (docs/trade.md 7). */
    ACCESS_FILING_ELSEWHERE,
    CHANGE_SUBJECT,
    /** For a site that was filed at or after 2018-01-01T00:00+08:00. */
    CHANGE_SERVICE,
    /**
     * The added domains alone: of a change of a site that was filed before, none since 2019-04-22; of an access filing, those
     * beside the domain of its type check.
     */
    CHANGE_OLD_SERVICE
}
