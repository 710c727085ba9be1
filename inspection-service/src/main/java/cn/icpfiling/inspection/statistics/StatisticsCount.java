package cn.icpfiling.inspection.statistics;

/**
 * A number of findings.
 *
 * @param key what they have in common: a state, a reason and so on; UNKNOWN for a province that is not known yet
 * @param open those of them that are neither settled nor ended
 */
record StatisticsCount(String key, long findings, long open) {}
