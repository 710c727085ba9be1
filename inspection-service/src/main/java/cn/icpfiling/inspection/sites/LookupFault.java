package cn.icpfiling.inspection.sites;

/** The faults of a look-up; also the keys of their texts. */
enum LookupFault {
    LOOKUP_KEY_UNCLEAR,
    LOOKUP_DOMAIN_MALFORMED
}
