package cn.icpfiling.filing.offline;

import cn.icpfiling.platform.time.WorkingDays;
import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The Friday on which Hunan decides the requests of the week. A request on the Friday itself belongs to that week. No
 * source covers a Friday that is a holiday. We assume that its requests wait for the next Friday that is a working day,
 * so that no holder is promised a day too early.
 *
 * @param provisional a holiday calendar that is not announced yet may move the day
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
