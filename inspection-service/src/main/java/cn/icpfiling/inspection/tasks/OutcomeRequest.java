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
 * @param reasons codes of findings; only for BROKEN
 * @param domain where the fault was seen; only for BROKEN, with the own reason of a finding that names a domain, or in a campaign's
 *     task about domains
 * @param papers each paper once; only for PAPERS_JUDGED
 */
@Schema(name = "InspectionTaskOutcome")
record OutcomeRequest(
        @NotNull TaskOutcome outcome,
        @Size(min = 1, max = 10) List<@NotNull @Size(min = 1, max = 64) String> reasons,

        @Size(min = 1, max = 255) String domain,

        @Size(min = 1, max = 10) List<@NotNull @Valid JudgedPaper> papers) {

    /** One paper. */
    @Schema(name = "JudgedPaper")
    record JudgedPaper(@NotNull FiledPaper paper, @NotNull PaperResult result) {}
}
