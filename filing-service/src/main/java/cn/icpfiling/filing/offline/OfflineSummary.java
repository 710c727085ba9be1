package cn.icpfiling.filing.offline;

import cn.icpfiling.filing.core.offline.OfflineDeregistration;
import cn.icpfiling.filing.core.offline.OfflineGround;
import cn.icpfiling.filing.core.offline.OfflineState;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A case in a list. */
record OfflineSummary(
        @NotNull UUID caseId,
        @NotNull UUID holder,
        @NotNull OfflineGround ground,
        @NotNull OfflineState state,
        @NotNull String domain,
        @NotNull String filingNumber,
        @NotNull String province,
        LocalDate handedInOn,
        @NotNull Instant createdAt,
        @NotNull Instant changedAt) {

    static OfflineSummary of(OfflineDeregistration found) {
        return new OfflineSummary(
                found.id(),
                found.holder(),
                found.ground(),
                found.state(),
                found.identity().domain(),
                found.filingNumber(),
                found.decidingProvince(),
                found.handedInOn(),
                found.createdAt(),
                found.changedAt());
    }
}
