package cn.icpfiling.verification.lists;

import cn.icpfiling.verification.core.ListSchedule;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/** Which version an answer rests on, and how long it holds. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ListOfDay(@NotNull int version, @NotNull Instant effectiveFrom, Instant effectiveUntil) {

    static ListOfDay of(ListSchedule.Period period) {
        return new ListOfDay(period.version().version(), period.from(), period.until());
    }
}
