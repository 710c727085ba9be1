package cn.icpfiling.inspection.core.pages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** All checks of a home page. Reports faults, suspicions and what could not be judged; nothing is reported of what is sound. */
public final class PageChecks {

    private static final List<String> OF_NUMBERS = List.of(NumberCheck.NOT_SHOWN, PoliceNumberCheck.NOT_SHOWN);

    private PageChecks() {}

    /** Returns the observations about a page that was not reached, for the reason given. */
    public static List<PageObservation> unseen(PageNote note) {
        return OF_NUMBERS.stream()
                .map(reason -> PageObservation.of(reason, PageVerdict.UNKNOWN, note))
                .toList();
    }

    /** @param status of HTTP with which the page came */
    public static List<PageObservation> of(
            PageContent page, int status, FiledPage filed, PageWords words, Instant now) {
        var notTheSite = PageSight.notTheSite(page, status, words);
        if (notTheSite.isPresent()) {
            return unseen(notTheSite.get());
        }
        var all = new ArrayList<PageObservation>();
        all.addAll(new NumberCheck(page, filed, words).run());
        all.addAll(PoliceNumberCheck.run(page, filed, words, now));
        all.addAll(new ContentCheck(page, filed, words).run());
        return all;
    }
}
