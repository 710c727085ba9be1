package cn.icpfiling.inspection.tasks;

import cn.icpfiling.inspection.core.tasks.FiledPaper;
import cn.icpfiling.inspection.core.tasks.PaperResult;
import cn.icpfiling.inspection.core.tasks.TaskOutcome;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a person found.
 *
 * @param reasons codes of findings; for BROKEN, and for PAPERS_JUDGED those of what the papers show
 * @param domain where all of them were seen; only for BROKEN, with the own reason of a finding that names a domain, or in a
 *     campaign's task about domains
 * @param faults in place of reasons and domain, where they were seen at different domains; only for BROKEN
 * @param papers each paper once; only for PAPERS_JUDGED
 */
@Schema(name = "InspectionTaskOutcome")
record OutcomeRequest(
        @NotNull TaskOutcome outcome,
        @Size(min = 1, max = 10) List<@NotNull @Size(min = 1, max = 64) String> reasons,

        @Size(min = 1, max = 255) String domain,

        @Size(min = 1, max = 20) List<@NotNull @Valid SeenFault> faults,

        @Size(min = 1, max = 10) List<@NotNull @Valid JudgedPaper> papers) {

    /** A reason, and the domain at which it was seen; null if the fault is not a domain's. */
    @Schema(name = "SeenFault")
    record SeenFault(
            @NotNull @Size(min = 1, max = 64) String reason,
            @Size(min = 1, max = 255) String domain) {}

    /** One paper. */
    @Schema(name = "JudgedPaper")
    record JudgedPaper(@NotNull FiledPaper paper, @NotNull PaperResult result) {}
}
