package cn.icpfiling.filing.offline;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** The province's requirements, in the language of the request. */
record OfflineInstructions(
        @NotNull UUID caseId,
        @NotNull List<OfflineWarning> warnings,
        @NotNull String filingNumber,
        @NotNull String province,
        @NotNull String authority,
        @NotNull URI site,
        @NotNull ProvinceGuide.SiteStatus siteStatus,
        @NotNull List<ProvinceGuide.Way> ways,
        @NotNull List<OfflinePaper> papers,
        @NotNull List<String> notes,
        @NotNull OfflineWorkingDays workingDays,
        WeeklyBatch nextBatch,
        @NotNull List<String> sources) {

    /** One paper to hand in. */
    record OfflinePaper(@NotNull String code, @NotNull String text) {}

    /** The usual and the maximum number of working days. */
    record OfflineWorkingDays(@NotNull int usual, @NotNull int most) {}
}
