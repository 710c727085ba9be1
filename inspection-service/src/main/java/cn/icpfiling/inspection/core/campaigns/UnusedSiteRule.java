package cn.icpfiling.inspection.core.campaigns;

import cn.icpfiling.platform.time.LegalTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * When a site looks as if it were not used. It never decides: an inspector does, because a page may be away for other
 * reasons.
 *
 * @param looks in a row, up to the newest, that met no page of the site
 * @param days at least between the first and the last of them, counted in legal days
 */
public record UnusedSiteRule(int looks, int days) {
    /** Looks that are enough to judge; older ones change nothing. */
    public static final int MOST_LOOKS = 50;

    /** One look at the home page of a domain. */
    public record Look(Instant at, boolean showsNothing) {}

    /** Tells whether the looks make the site a case for an inspector. They stand with the newest first. */
    public boolean suspects(List<Look> newestFirst) {
        var row = newestFirst.stream().takeWhile(Look::showsNothing).toList();
        return row.size() >= looks
                && ChronoUnit.DAYS.between(
                                LegalTime.dayOf(row.getLast().at()),
                                LegalTime.dayOf(row.getFirst().at()))
                        >= days;
    }
}
