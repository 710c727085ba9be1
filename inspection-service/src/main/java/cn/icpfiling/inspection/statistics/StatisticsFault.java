package cn.icpfiling.inspection.statistics;

/** Faults of a request for statistics; also the keys of their texts. */
enum StatisticsFault {
    PERIOD_REVERSED,
    /** The argument is the most days. */
    PERIOD_TOO_LONG
}
