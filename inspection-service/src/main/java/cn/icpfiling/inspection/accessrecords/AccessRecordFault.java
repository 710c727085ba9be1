package cn.icpfiling.inspection.accessrecords;

/** The faults of a line; also the keys of their texts. */
enum AccessRecordFault {
    DOMAIN_MALFORMED,
    DOMAIN_REPEATED,
    DOMAIN_NOT_FILED_WITH_PROVIDER,
    SEEN_IN_THE_FUTURE,
    SEEN_TIMES_REVERSED,
    LINE_UNREADABLE
}
