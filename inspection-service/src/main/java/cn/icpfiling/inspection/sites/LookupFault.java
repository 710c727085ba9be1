package cn.icpfiling.inspection.sites;

/** What can be wrong with a look-up; the keys of its texts. */
enum LookupFault {
    LOOKUP_KEY_UNCLEAR,
    LOOKUP_DOMAIN_MALFORMED
}
