package cn.icpfiling.verification.core.rules;

/** The types of order that the scope of the domain verification distinguishes ({@link VerificationScope}). */
public enum VerifiedOrderType {
    FIRST_FILING,
    NEW_SERVICE,
    /**
     * The primary source has no row for it, except after a cancelled access: currently none (docs/trade.md 2.1, 3.1,
     * 7).
     */
    ACCESS_FILING,
    /**
     * Of a site that filing-service never served: D2 and D4, for warnings. An order of this kind is judged as
     * {@link #ACCESS_FILING}.
     */
    ACCESS_FILING_ELSEWHERE,
    /** Its people are checked; the domains are those of its services. */
    CHANGE_SUBJECT,
    /** Of a site that was filed at or after 2018-01-01: all of its domains. */
    CHANGE_SERVICE,
    /**
     * Of a site that was filed before: the domains that it adds, which from 2019-04-22 on are none. An access filing that names
     * more domains than its type check is asked about like this, too.
     */
    CHANGE_OLD_SERVICE,
    DEREGISTER_SUBJECT,
    DEREGISTER_SERVICE,
    CANCEL_ACCESS
}
