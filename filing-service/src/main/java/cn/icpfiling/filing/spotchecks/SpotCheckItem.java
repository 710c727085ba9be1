package cn.icpfiling.filing.spotchecks;

/**
 * The items that the authority may want checked; the checks of a special inspection (docs/trade.md 3.3), one by one.
 */
public enum SpotCheckItem {
    /** The principal answers at the phone in the filing. */
    PRINCIPAL_REACHABLE,
    /** The holder's certificate is still valid. */
    HOLDER_CERTIFICATE,
    /** The holder has the domain, and it has not expired. */
    DOMAIN_HOLDER,
    /** The site is served from this provider's addresses. */
    ACCESS_ADDRESS,
    /** The home page shows the filing number and links it. */
    NUMBER_SHOWN,
    /** The content agrees with nature and pre-approvals. */
    SITE_CONTENT
}
