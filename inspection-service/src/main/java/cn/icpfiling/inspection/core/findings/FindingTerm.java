package cn.icpfiling.inspection.core.findings;

import java.time.LocalDate;

/**
 * The deadline of a finding. Days are legal days in China.
 *
 * @param dueOn the last day on which a cure is in time
 * @param provisional a holiday calendar that is not announced yet may move the day
 * @param remindOn the day of the next reminder; null if there is none left
 * @param countedFrom the day from which the working days are counted; the day itself does not count. Null for a last day
 *     that the source gave
 * @param workingDays how many there are, so that a provisional last day can be counted again; null with countedFrom
 */
public record FindingTerm(
        LocalDate dueOn, boolean provisional, LocalDate remindOn, LocalDate countedFrom, Integer workingDays) {

    public FindingTerm {
        if ((countedFrom == null) != (workingDays == null)) {
            throw new IllegalArgumentException("working days are counted from a day");
        }
    }

    /** Returns the term of a last day that the source gave. */
    static FindingTerm until(LocalDate lastDay, LocalDate remindOn) {
        return new FindingTerm(lastDay, false, remindOn, null, null);
    }

    public DayKind dayKind() {
        return countedFrom == null ? DayKind.CALENDAR : DayKind.WORKING;
    }

    /** The day on which the platform must act next: the next reminder, or the day after the last one. */
    public LocalDate actOn() {
        return remindOn == null ? dueOn.plusDays(1) : remindOn;
    }

    public FindingTerm reminding(LocalDate next) {
        return new FindingTerm(dueOn, provisional, next, countedFrom, workingDays);
    }
}
