package cn.icpfiling.inspection.core.findings;

import cn.icpfiling.platform.time.WorkingDays;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Deadlines and reminders: in working days of mainland China, or in calendar days if the source gave the last day.
 */
public final class Deadlines {
    private static final WorkingDays CALENDAR = WorkingDays.bundled();

    private Deadlines() {}

    /**
     * Returns the term that ends on the n-th working day after the given day, which itself does not count.
     *
     * @param remindBefore at how many working days before the last one the holder is reminded
     * @param today reminders come later than this day
     */
    public static FindingTerm after(
            LocalDate from, int workingDays, Collection<Integer> remindBefore, LocalDate today) {
        var due = CALENDAR.plus(from, workingDays);
        return new FindingTerm(
                due.day(),
                due.provisional(),
                nextReminder(due.day(), remindBefore, today).orElse(null),
                from,
                workingDays);
    }

    /**
     * Returns the term that ends on the day that the source gave.
     *
     * @param remindBefore at how many calendar days before the last one the holder is reminded
     */
    static FindingTerm until(LocalDate lastDay, Collection<Integer> remindBefore, LocalDate today) {
        var reminder = remindBefore.stream()
                .map(days -> lastDay.minusDays(days))
                .filter(day -> day.isAfter(today))
                .min(Comparator.naturalOrder());
        return FindingTerm.until(lastDay, reminder.orElse(null));
    }

    /** Returns the term with working days added to its last day, to be counted again as a whole while it is provisional. */
    static FindingTerm longer(FindingTerm term, int workingDays, Collection<Integer> remindBefore, LocalDate today) {
        var whole = CALENDAR.plus(term.countedFrom(), term.workingDays()).day().equals(term.dueOn());
        return whole
                ? after(term.countedFrom(), term.workingDays() + workingDays, remindBefore, today)
                : after(term.dueOn(), workingDays, remindBefore, today);
    }

    /**
     * Counts a provisional term by the calendar of this release, which may have been announced since. The last day that the
     * holder was told becomes later only, never earlier.
     */
    static FindingTerm recounted(FindingTerm term) {
        if (!term.provisional()) {
            return term;
        }
        var due = CALENDAR.plus(term.countedFrom(), term.workingDays());
        var last = due.day().isAfter(term.dueOn()) ? due.day() : term.dueOn();
        return new FindingTerm(last, due.provisional(), term.remindOn(), term.countedFrom(), term.workingDays());
    }

    /** The last legal day to mend, by the calendar of this release. */
    public static LocalDate lastDay(FindingTerm term) {
        return recounted(term).dueOn();
    }

    /** Returns the term with its next reminder after the given day. */
    static FindingTerm reminding(FindingTerm term, Collection<Integer> remindBefore, LocalDate after) {
        return switch (term.dayKind()) {
            case WORKING ->
                term.reminding(nextReminder(term.dueOn(), remindBefore, after).orElse(null));
            case CALENDAR -> until(term.dueOn(), remindBefore, after);
        };
    }

    /** Returns the next reminder after the given day; a reminder that was missed is not sent later. */
    public static Optional<LocalDate> nextReminder(LocalDate dueOn, Collection<Integer> remindBefore, LocalDate after) {
        return remindBefore.stream()
                .map(days -> before(dueOn, days))
                .filter(day -> day.isAfter(after))
                .min(Comparator.naturalOrder());
    }

    /** Returns the days that are left after today, up to and including the last one; 0 on the last day and later. */
    static int daysLeft(LocalDate today, FindingTerm term) {
        return switch (term.dayKind()) {
            case WORKING -> daysLeft(today, term.dueOn());
            case CALENDAR -> Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(today, term.dueOn())));
        };
    }

    /** Returns the working days that are left after today, up to and including the last one; 0 on the last day and later. */
    public static int daysLeft(LocalDate today, LocalDate dueOn) {
        if (!today.isBefore(dueOn)) {
            return 0;
        }
        return Math.toIntExact(today.plusDays(1)
                .datesUntil(dueOn.plusDays(1))
                .filter(CALENDAR::isWorkingDay)
                .count());
    }

    /** The last working day from which the given number of working days are left. */
    private static LocalDate before(LocalDate dueOn, int workingDays) {
        var day = dueOn;
        for (var left = workingDays; left > 0; day = day.minusDays(1)) {
            if (CALENDAR.isWorkingDay(day)) {
                left--;
            }
        }
        while (!CALENDAR.isWorkingDay(day)) {
            day = day.minusDays(1);
        }
        return day;
    }
}
