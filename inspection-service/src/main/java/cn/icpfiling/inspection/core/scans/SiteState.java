package cn.icpfiling.inspection.core.scans;

import java.time.Instant;
import java.util.NavigableSet;

/**
 * What is known of a filed domain over all scans. A scan with the same result as before leaves the state as it is, so
 * the looks of a run of unhealthy looks are counted by the numbers of scans and not by writes.
 *
 * @param sinceScan the scan that first had this result
 * @param since when that scan looked
 * @param firstUnhealthyScan the first scan of the run of unhealthy looks; null while there is none
 * @param firstUnhealthyAt when that scan looked; null while there is no run
 * @param missed scans within the run that did not learn whether the site is healthy
 * @param unknownSinceScan the first of the scans that learn nothing at present, whatever their answers; null if the last one learned
 *     something, and in states of the release before also outside a run of unhealthy looks
 * @param found whether the run was long enough and the finding was opened; a healthy look ends that with the run
 * @param wasHere whether any look so far found the domain here
 */
public record SiteState(
        SiteLook look,
        long sinceScan,
        Instant since,
        Long firstUnhealthyScan,
        Instant firstUnhealthyAt,
        long missed,
        Long unknownSinceScan,
        boolean found,
        boolean wasHere) {

    /** The state after the first look at a domain. A frozen one must not be passed: it is no look. */
    public static SiteState first(SiteLook look, long scan, Instant at) {
        var bad = look.health() == Health.NOT_HERE;
        var here = look.health() == Health.HERE;
        var unknown = look.health() == Health.UNKNOWN;
        return new SiteState(
                look,
                scan,
                at,
                bad ? (Long) scan : null,
                bad ? at : null,
                0,
                unknown ? (Long) scan : null,
                false,
                here);
    }

    /** The state after a further look; this very state if nothing changed. The same look of the same scan changes nothing. */
    public SiteState after(SiteLook next, long scan, Instant at) {
        if (next.frozen() || next.equals(look)) {
            return this;
        }
        return switch (next.health()) {
            case HERE -> new SiteState(next, scan, at, null, null, 0, null, false, true);
            case UNKNOWN ->
                new SiteState(
                        next,
                        scan,
                        at,
                        firstUnhealthyScan,
                        firstUnhealthyAt,
                        missed,
                        unknownSince(scan),
                        found,
                        wasHere);
            case NOT_HERE -> isInRun() ? unhealthyAgain(next, scan, at) : startRun(next, scan, at);
        };
    }

    /**
     * The scans that learn nothing are one row, also where their answers differ. While the provider had no networks at all the
     * domain was not asked for, so these scans say nothing about its name servers; within a run they count as missed all the same. A
     * look that asked has a group of name servers: one that lacks networks for an answer goes on with the row.
     */
    private Long unknownSince(long scan) {
        if (look.health() != Health.UNKNOWN || !isInRun() && wasNotAskedFor()) {
            return scan;
        }
        return unknownSinceScan == null ? (Long) sinceScan : unknownSinceScan;
    }

    private boolean wasNotAskedFor() {
        return look.verdict().equals(SiteLook.NO_NETWORKS) && look.nameServers().isEmpty();
    }

    private SiteState startRun(SiteLook next, long scan, Instant at) {
        return new SiteState(next, scan, at, scan, at, 0, null, found, wasHere);
    }

    private SiteState unhealthyAgain(SiteLook next, long scan, Instant at) {
        var passed = unknownSinceScan == null ? 0 : Math.max(0, scan - unknownSinceScan);
        return new SiteState(
                next, scan, at, firstUnhealthyScan, firstUnhealthyAt, missed + passed, null, found, wasHere);
    }

    /** Whether unhealthy looks have begun that no healthy look has ended. */
    public boolean isInRun() {
        return firstUnhealthyScan != null;
    }

    /**
     * The unhealthy looks in a row, up to a scan that has looked at every domain.
     *
     * @param cancelled the numbers of the cancelled scans, which count for no domain
     */
    public long looksInARow(long scan, NavigableSet<Long> cancelled) {
        if (!isInRun() || look.health() != Health.NOT_HERE) {
            return 0;
        }
        var notScanned = cancelled.subSet(firstUnhealthyScan, true, scan, true).size();
        return Math.max(0, scan - firstUnhealthyScan + 1 - missed - notScanned);
    }
}
