package cn.icpfiling.verification.lists;

import cn.icpfiling.verification.core.ListSchedule;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/**
 * Which version an answer rests on, and how long it holds.
 *
 * @param complete whether on that day it names all that is approved
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
