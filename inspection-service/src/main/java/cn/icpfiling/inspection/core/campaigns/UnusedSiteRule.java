package cn.icpfiling.inspection.core.campaigns;

import cn.icpfiling.platform.time.LegalTime;
import java.time.Instant;
import java.util.List;

/**
 * When a site looks as if it were not used. It never decides: an inspector does, because a page may be away for other
 * reasons.
 *
 * @param looks in a row, up to the newest, that met no page of the site
 * @param days at least between the first and the last of them, counted in legal days
 */
public record UnusedSiteRule(int looks, int days) {

    /**
     * The looks at the home page of a domain, by the window that {@link #windowBefore} begins. A window by days holds however
     * often the scan looks: the newest fifty looks of a site that is looked at twice a day are no thirty days.
     *
     * @param inWindow looks in the window
     * @param pagesInWindow how many of them met a page of the site
     * @param earlier whether each look before the window met no page: the newest first, at most as many as the rule's looks
     */
    public record Looks(int inWindow, int pagesInWindow, List<Boolean> earlier) {
        public Looks {
            earlier = List.copyOf(earlier);
        }
    }

    /** The start of the window: a look before it lies the rule's days before the newest look. */
    public Instant windowBefore(Instant newest) {
        return LegalTime.startOf(LegalTime.dayOf(newest).minusDays(days - 1L));
    }

    /**
     * Tells whether the looks make the site a case for an inspector. The looks in a row reach far enough back if none in the
     * window met a page, and the last one before it met none either.
     */
    public boolean suspects(Looks seen) {
        var before = seen.earlier().stream().takeWhile(nothing -> nothing).count();
        return seen.pagesInWindow() == 0 && before > 0 && seen.inWindow() + before >= looks;
    }
}
