package cn.icpfiling.inspection.cleanuplists;

/** Faults of a list and of its rows; also the keys of their texts. */
enum CleanUpFault {
    /** No row of the head names a number or a domain. */
    LIST_HEADER_MISSING,
    LIST_WITHOUT_ROWS,
    /** The argument is the most rows. */
    LIST_TOO_LONG,
    LAST_DAY_PASSED,
    LAST_DAY_BEFORE_PUBLICATION,
    /** The argument is the most days. */
    LAST_DAY_TOO_FAR,
    PUBLISHED_IN_THE_FUTURE,
    PROVINCE_UNKNOWN,
    /** A row with neither a number nor a domain. */
    ROW_WITHOUT_KEY,
    /** The argument is the line of the first one. */
    ROW_REPEATED,
    /** The argument is the header of the column, as in the next two. */
    FILING_NUMBER_MALFORMED,
    LISTED_DOMAIN_MALFORMED,
    NUMBER_OF_OTHER_PROVINCE,
    /** A list of sites names a subject and no domain. */
    SERVICE_NUMBER_MISSING,
    /** A list of subjects names no subject. */
    SUBJECT_NUMBER_MISSING
}
