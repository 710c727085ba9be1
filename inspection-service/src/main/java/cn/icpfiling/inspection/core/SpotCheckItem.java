package cn.icpfiling.inspection.core;

/** The items that the authority may want checked: the checks of a special inspection. */
public enum SpotCheckItem {
    PRINCIPAL_REACHABLE,
    HOLDER_CERTIFICATE,
    DOMAIN_HOLDER,
    ACCESS_ADDRESS,
    NUMBER_SHOWN,
    SITE_CONTENT
}
