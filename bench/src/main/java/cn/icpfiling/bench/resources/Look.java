package cn.icpfiling.bench.resources;

import java.util.Map;

/**
 * What the watched processes held and had used at one moment.
 *
 * @param nanos of a clock that only goes on
 * @param uses by the name of the process; one that has ended is missing
 */
record Look(long nanos, Map<String, Use> uses) {

    /**
     * A process with all that it started.
     *
     * @param residentKibibytes what it holds now; memory that two of them share counts twice
     * @param processorMillis since its start
     */
    record Use(long residentKibibytes, long processorMillis) {}
}
