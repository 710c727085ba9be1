package cn.icpfiling.filing.review;

import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.time.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;

/**
 * When a review is due, in working days from the legal day of the submission.
 *
 * @param provisional a holiday calendar that is not announced yet may move the day
 * @param waited working days that began since
 */
record DueDay(LocalDate day, boolean provisional, boolean overdue, int waited) {

    private static final WorkingDays CALENDAR = WorkingDays.bundled();

    static DueDay of(Instant since, int workingDays, Instant now) {
        var first = LegalTime.dayOf(since);
        var today = LegalTime.dayOf(now);
        var due = CALENDAR.plus(first, workingDays);
        var waited = first.plusDays(1)
                .datesUntil(today.isAfter(first) ? today.plusDays(1) : first.plusDays(1))
                .filter(CALENDAR::isWorkingDay)
                .count();
        return new DueDay(due.day(), due.provisional(), today.isAfter(due.day()), Math.toIntExact(waited));
    }
}
