package cn.icpfiling.inspection.cleanuplists;

import cn.icpfiling.inspection.core.cleanuplists.FilingOutcome;
import cn.icpfiling.inspection.core.findings.FindingState;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A filing of ours on a list, and what became of it. */
@Schema(name = "CleanUpFiling")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CleanUpFilingView(
        UUID findingId,
        UUID subjectId,
        String subjectNumber,
        UUID serviceId,
        String serviceNumber,
        String domain,
        UUID holder,
        FindingState state,
        FilingOutcome outcome,
        Instant notifiedAt) {}
