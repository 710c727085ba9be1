package cn.icpfiling.bench.read;

import cn.icpfiling.bench.measure.Plan;
import cn.icpfiling.bench.measure.WarmUp;
import java.time.Duration;

/**
 * The size of the data and the length of the measurements.
 *
 * @param around number of pages that stand for the first page, and for the far one, so that no single row decides
 * @param list time of one caller at one end of a list
 * @param warmUp before each comparison of P15, in runs as long as {@code each}
 * @param each time of the callers with one side of P15
 */
record Scale(long filings, int around, Plan pages, Duration list, Plan one, WarmUp warmUp, Duration each) {
    static final Scale FULL = new Scale(
            1_000_000,
            20,
            new Plan(Duration.ofMillis(300), 5, 7, true),
            Duration.ofMillis(400),
            Plan.FULL,
            new WarmUp(19, 100),
            Duration.ofSeconds(4));
    static final Scale SHORT =
            new Scale(6_000, 2, Plan.SHORT, Duration.ofMillis(100), Plan.SHORT, WarmUp.ONCE, Duration.ofMillis(500));

    private static final int PAGES_TO_PAGE = 100;

    private static final int THOUSAND = 1000;
    private static final int AROUND_RARE = 2;

    /**
     * Returns the number of items before the far page: page 10,000 of a million filings, and in proportion for fewer.
     */
    long before() {
        return (filings / PAGES_TO_PAGE - 1) * Walk.PAGE;
    }

    /** Returns the same for this list; 0 if the list is too short to have a far page. */
    long before(PageList list) {
        if (list.inThousand() == 0) {
            return before();
        }
        var pages = filings * list.inThousand() / THOUSAND / Walk.PAGE;
        return Math.max(0, pages - AROUND_RARE - 1) * Walk.PAGE;
    }

    int around(PageList list) {
        return list.inThousand() == 0 ? around : AROUND_RARE;
    }
}
