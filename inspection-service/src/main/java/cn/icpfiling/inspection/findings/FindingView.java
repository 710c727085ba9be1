package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.findings.Consequence;
import cn.icpfiling.inspection.core.findings.Cure;
import cn.icpfiling.inspection.core.findings.EndReason;
import cn.icpfiling.inspection.core.findings.FindingAct;
import cn.icpfiling.inspection.core.findings.FindingRole;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.core.findings.FindingState;
import cn.icpfiling.inspection.store.FindingHistoryTable;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A finding in the caller's language. The history is included only for a single finding. */
@Schema(name = "InspectionFinding")
@JsonInclude(JsonInclude.Include.NON_NULL)
record FindingView(
        UUID findingId,
        FindingSource source,
        String reason,
        String message,
        String cause,
        String remedy,
        List<String> fields,
        List<Cure> cures,
        List<String> evidence,
        UUID subjectId,
        UUID serviceId,
        String serviceNumber,
        String domain,
        UUID holder,
        String province,
        FindingState state,
        Instant openedAt,
        Instant notifiedAt,
        LocalDate dueOn,
        Boolean provisional,
        Integer daysLeft,
        Consequence consequence,
        List<FindingAct> allowedActs,
        List<StepView> history) {

    /** One step with the words of its actor. */
    @Schema(name = "InspectionFindingStep")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StepView(
            long sequence,
            FindingAct act,
            FindingState from,
            FindingState to,
            FindingRole role,
            LocalDate dueOn,
            EndReason endReason,
            String statement,
            Instant at) {

        static StepView of(FindingHistoryTable.Entry entry) {
            return new StepView(
                    entry.sequence(),
                    entry.act(),
                    entry.from(),
                    entry.to(),
                    entry.role(),
                    entry.dueOn(),
                    entry.endReason(),
                    entry.statement(),
                    entry.at());
        }
    }
}
