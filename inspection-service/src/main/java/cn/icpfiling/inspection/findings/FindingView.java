package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.FiledContact;
import cn.icpfiling.inspection.core.findings.Consequence;
import cn.icpfiling.inspection.core.findings.Cure;
import cn.icpfiling.inspection.core.findings.DayKind;
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

/**
 * A finding in the caller's language. History, changes, looks, rescans and repeated checks are included only for a single
 * finding; looks and rescans only for one of the scan, and repeated checks only for one of a campaign.
 */
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
        FiledContact contact,
        UUID holder,
        String province,
        FindingState state,
        Instant openedAt,
        Instant notifiedAt,
        LocalDate dueOn,
        Boolean provisional,
        Integer daysLeft,
        DayKind dayKind,
        Consequence consequence,
        RecheckedBy recheckedBy,
        List<FindingAct> allowedActs,
        List<CureLinks.CureLink> cureLinks,
        LocalDate secondLookSince,
        PaperReviewView paperReview,
        List<ChangeView> changes,
        List<PaperView> handedIn,
        List<LookView> looks,
        List<RescanView> rescans,
        List<RepeatedCheckView> repeatedChecks,
        List<StepView> history) {

    /** Whose look cures the finding. */
    enum RecheckedBy {
        /** The source looks again by itself. */
        SOURCE,
        /** The source does not look again: an inspector has to. */
        INSPECTOR
    }

    /** Papers hold the last day up from one legal day on, and an inspector is to decide about them until another. */
    @Schema(name = "InspectionFindingPaperReview")
    record PaperReviewView(LocalDate since, LocalDate reviewBy) {}

    /** A paper that was handed in at the finding. */
    @Schema(name = "InspectionFindingPaper")
    record PaperView(UUID paperId, String kind, Instant handedInAt) {
        static PaperView of(FilingPapers.Paper paper) {
            return new PaperView(paper.paperId(), paper.kind(), paper.handedInAt());
        }
    }

    /** A granted change order that may have mended the fault, with the legal day of its grant. */
    @Schema(name = "InspectionFindingChange")
    record ChangeView(UUID orderId, LocalDate changedOn) {}

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
            List<UUID> evidence,
            Instant at) {

        /** @param evidence ids of the papers that the step names; null for none */
        static StepView of(FindingHistoryTable.Entry entry, List<UUID> evidence) {
            return new StepView(
                    entry.sequence(),
                    entry.act(),
                    entry.from(),
                    entry.to(),
                    entry.role(),
                    entry.dueOn(),
                    entry.endReason(),
                    entry.statement(),
                    evidence,
                    entry.at());
        }

        StepView withoutWords() {
            return new StepView(sequence, act, from, to, role, dueOn, endReason, null, null, at);
        }
    }
}
