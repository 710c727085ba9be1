package cn.icpfiling.filing.offline;

import cn.icpfiling.platform.time.WorkingDays;
import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The Friday on which Hunan decides what was handed in during the week. What comes on the Friday itself is of that week. No source says
 * what becomes of a Friday that is a holiday; we read it as: its requests wait for the next Friday that is worked, so that nobody is
 * promised too early a day.
 *
 * @param provisional a calendar still to be announced may move it
 */
@Schema(name = "OfflineBatch")
record WeeklyBatch(@NotNull LocalDate day, @NotNull boolean provisional) {

    private static final WorkingDays CALENDAR = WorkingDays.bundled();

    static WeeklyBatch after(LocalDate handedInOn) {
        var friday = handedInOn.with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY));
        while (!CALENDAR.isWorkingDay(friday)) {
            friday = friday.plusWeeks(1);
        }
        return new WeeklyBatch(friday, !CALENDAR.covers(friday));
    }
}
