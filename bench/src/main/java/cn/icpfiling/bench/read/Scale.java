package cn.icpfiling.bench.read;

import cn.icpfiling.bench.measure.Plan;
import cn.icpfiling.bench.measure.WarmUp;
import java.time.Duration;

/**
 * How much there is, and how long it is looked at.
 *
 * @param around so many pages stand for the first one and for the far one each, so that neither is one row's luck
 * @param list one caller's time with one end of a list
 * @param warmUp before each of the comparisons of P15, in runs as long as {@code each}
 * @param each the callers' time with one side of P15
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

    /** What stands before the far page: page 10,000 of a million filings, and as far in proportion of fewer. */
    long before() {
        return (filings / PAGES_TO_PAGE - 1) * Walk.PAGE;
    }

    /** The same in this list; nothing when it is too short to have a far page. */
    long before(PageList list) {
        if (list.inThousand() == 0) {
            return before();
        }
        long pages = filings * list.inThousand() / THOUSAND / Walk.PAGE;
        return Math.max(0, pages - AROUND_RARE - 1) * Walk.PAGE;
    }

    int around(PageList list) {
        return list.inThousand() == 0 ? around : AROUND_RARE;
    }
}
