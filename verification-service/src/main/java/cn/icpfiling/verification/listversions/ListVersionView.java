package cn.icpfiling.verification.listversions;

import cn.icpfiling.verification.core.ListKind;
import cn.icpfiling.verification.core.ListOrigin;
import cn.icpfiling.verification.core.ListSchedule;
import cn.icpfiling.verification.core.ListState;
import cn.icpfiling.verification.core.ListVersion;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;

/** A version with its current state, without its entries. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ListVersionView(
        @NotNull UUID id,
        @NotNull ListKind list,
        @NotNull ListState state,
        @NotNull ListOrigin origin,
        Integer version,
        Integer replaces,
        Instant effectiveFrom,
        Instant effectiveUntil,
        @NotNull String sha256,
        @NotNull int entries,
        String source,
        String note,
        UUID uploadedBy,
        @NotNull Instant uploadedAt,
        UUID activatedBy,
        Instant activatedAt,
        UUID endedBy,
        Instant endedAt) {

    static ListVersionView of(ListVersion one, ListSchedule schedule, Instant now) {
        return new ListVersionView(
                one.id(),
                one.kind(),
                one.state(schedule, now),
                one.origin(),
                one.version(),
                one.replaces(),
                one.effectiveFrom(),
                schedule.of(one.id()).map(ListSchedule.Period::until).orElse(null),
                one.sha256(),
                one.entries(),
                one.source(),
                one.note(),
                one.uploadedBy(),
                one.uploadedAt(),
                one.activatedBy(),
                one.activatedAt(),
                one.endedBy(),
                one.endedAt());
    }
}
