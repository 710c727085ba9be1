package cn.icpfiling.filing.core.offline;

import cn.icpfiling.platform.time.Backoff;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.time.WorkingDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;

/**
 * When the authority is queried about a case. It is once a day from the working day after the papers were handed in,
 * and once a week when the decision is overdue. The hour depends on the case id, to spread the queries over the day.
 */
public final class OfflineInquiries {

    /** The authority must decide within this many working days (docs/trade.md 2.5). */
    public static final int MOST_WORKING_DAYS = 20;

    private static final WorkingDays CALENDAR = WorkingDays.bundled();
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final int MINUTES_OF_THE_DAY = 10 * 60;
    private static final Backoff AFTER_SILENCE = new Backoff(Duration.ofMinutes(10), Duration.ofMinutes(320));

    private OfflineInquiries() {}

    public static Instant first(UUID caseId, LocalDate handedInOn) {
        return on(CALENDAR.plus(handedInOn, 1).day(), caseId);
    }

    /** The next query after the authority answered that it still shows the filing. */
    public static Instant afterAnswer(UUID caseId, LocalDate handedInOn, Instant at) {
        var today = LegalTime.dayOf(at);
        return on(today.plusDays(isOverdue(handedInOn, today) ? 7 : 1), caseId);
    }

    /** The next look at our own records, which costs the authority nothing. */
    public static Instant nextDay(UUID caseId, Instant at) {
        return on(LegalTime.dayOf(at).plusDays(1), caseId);
    }

    /**
     * The next query after silence: ten minutes, doubled each time up to five hours and twenty minutes.
     *
     * @param silences how many times in a row, this one included
     */
    public static Instant afterSilence(int silences, Instant at) {
        return at.plus(AFTER_SILENCE.after(silences));
    }

    /** Whether the authority's time to decide is over. */
    public static boolean isOverdue(LocalDate handedInOn, LocalDate today) {
        return today.isAfter(CALENDAR.plus(handedInOn, MOST_WORKING_DAYS).day());
    }

    private static Instant on(LocalDate day, UUID caseId) {
        var minute = Math.floorMod(caseId.getLeastSignificantBits(), MINUTES_OF_THE_DAY);
        return day.atTime(MORNING).plusMinutes(minute).atZone(LegalTime.ZONE).toInstant();
    }
}
