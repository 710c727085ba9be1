package cn.icpfiling.inspection.core;

/** What the authority may want looked at: the checks of a special inspection. */
public enum SpotCheckItem {
    PRINCIPAL_REACHABLE,
    HOLDER_CERTIFICATE,
    DOMAIN_HOLDER,
    ACCESS_ADDRESS,
    NUMBER_SHOWN,
    SITE_CONTENT
}
