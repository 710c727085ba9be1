package cn.icpfiling.inspection.pages;

/** The faults of a request for a look; also the keys of their texts. */
enum PageFault {
    DOMAIN_MALFORMED,
    DOMAIN_NOT_SERVED
}
