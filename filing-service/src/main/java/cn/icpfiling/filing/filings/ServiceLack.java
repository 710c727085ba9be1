package cn.icpfiling.filing.filings;

/** What every site of today has, and a site of the old platform may lack. */
enum ServiceLack {
    /** It was filed by its address alone, or lost its domain. */
    DOMAIN,
    /** The old form named no address either. */
    ADDRESS
}
