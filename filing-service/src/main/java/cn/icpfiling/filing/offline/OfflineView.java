package cn.icpfiling.filing.offline;

import cn.icpfiling.filing.core.offline.OfflineAct;
import cn.icpfiling.filing.core.offline.OfflineAnswer;
import cn.icpfiling.filing.core.offline.OfflineGround;
import cn.icpfiling.filing.core.offline.OfflineHistoryEntry;
import cn.icpfiling.filing.core.offline.OfflineState;
import cn.icpfiling.filing.progress.ExpectedWindow;
import cn.icpfiling.filing.views.RegionView;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A case as its holder sees it. The warnings come first. */
@Schema(name = "OfflineDeregistration")
record OfflineView(
        @NotNull UUID caseId,
        @NotNull List<OfflineWarning> warnings,
        @NotNull OfflineGround ground,
        @NotNull OfflineState state,
        @NotNull UUID holder,
        @NotNull UUID typeCheckId,
        @NotNull RegionView region,
        @NotNull int nature,
        @NotNull int certificateType,
        @NotNull String certificateNumber,
        @NotNull String domain,
        @NotNull String filingNumber,
        @NotNull String province,
        @NotNull boolean watched,
        LocalDate handedInOn,
        ExpectedWindow expected,
        Instant lastAskedAt,
        OfflineAnswer lastAnswer,
        @NotNull List<OfflineAct> allowedActs,
        String typeCheckAgain,
        @NotNull List<Step> steps,
        @NotNull Instant createdAt,
        @NotNull Instant changedAt) {

    /** One step of its history. */
    @Schema(name = "OfflineStep")
    record Step(
            @NotNull long sequence,
            @NotNull OfflineAct act,
            OfflineState from,
            @NotNull OfflineState to,
            LocalDate day,
            @NotNull Instant at) {

        static Step of(OfflineHistoryEntry entry) {
            return new Step(entry.sequence(), entry.act(), entry.from(), entry.to(), entry.day(), entry.at());
        }
    }
}
