package cn.icpfiling.filing.core;

/**
 * What verification-service calls a scope of the domain rules (docs/trade.md 3.1): by kinds of order, whose scope it had first. Which one
 * an order has is rule data, see VerifiedDomains.
 */
public enum VerificationScope {
    FIRST_FILING,
    NEW_SERVICE,
    ACCESS_FILING,
    /** Of a site that was never served here: real name and expiry are told as warnings, and block nothing (docs/trade.md 7). */
    ACCESS_FILING_ELSEWHERE,
    CHANGE_SUBJECT,
    /** Of a site that was filed at or after 2018-01-01T00:00+08:00. */
    CHANGE_SERVICE,
    /** Of a site that was filed before: the domains that it adds, which since 2019-04-22 are none. */
    CHANGE_OLD_SERVICE
}
