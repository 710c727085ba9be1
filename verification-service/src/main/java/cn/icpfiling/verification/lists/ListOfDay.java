package cn.icpfiling.verification.lists;

import cn.icpfiling.verification.core.ListSchedule;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/**
 * The version that an answer rests on, and the time for which it is in force.
 *
 * @param complete whether the list names all approved names on that day
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ListOfDay(
        @NotNull int version,
        @NotNull Instant effectiveFrom,
        Instant effectiveUntil,
        @NotNull boolean complete) {

    static ListOfDay of(ListSchedule.Period period, boolean complete) {
        return new ListOfDay(period.version().version(), period.from(), period.until(), complete);
    }
}
