package cn.icpfiling.inspection.dns;

import cn.icpfiling.inspection.dns.verdict.HereTest;

/**
 * One domain to scan.
 *
 * @param domain in A-label form, with or without the final dot
 * @param before what the caller knows of the last scan; decides whether a bad verdict is news about the group
 * @param here where the domain should point
 */
public record ScanTarget(String domain, Before before, HereTest here) {
    /** The state of the domain before this scan. */
    public enum Before {
        HERE,
        NOT_HERE,
        /** Counts like {@code HERE}, so that a first scan compares the group with itself. */
        UNKNOWN
    }

    /** A domain of which nothing is known, where every address is good. */
    public static ScanTarget of(String domain) {
        return new ScanTarget(domain, Before.UNKNOWN, HereTest.anywhere());
    }
}
