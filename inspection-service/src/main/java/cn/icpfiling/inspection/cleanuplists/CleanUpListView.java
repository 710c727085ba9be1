package cn.icpfiling.inspection.cleanuplists;

import cn.icpfiling.inspection.core.cleanuplists.CleanUpKind;
import cn.icpfiling.inspection.core.cleanuplists.FilingOutcome;
import cn.icpfiling.inspection.store.CleanUpListTable;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A list, how far it has come, and what became of our filings on it. The outcome is included only for a single list.
 *
 * @param rows rows below the header that are not blank: faulty, matched, of others, or not looked at yet
 */
@Schema(name = "CleanUpList")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CleanUpListView(
        UUID listId,
        String province,
        CleanUpKind kind,
        LocalDate publishedOn,
        LocalDate lastDay,
        int daysLeft,
        String sourceUrl,
        String sha256,
        UUID loadedBy,
        Instant loadedAt,
        UUID withdrawnBy,
        Instant withdrawnAt,
        ListState state,
        int progress,
        int rows,
        int faultyRows,
        int matchedRows,
        int otherRows,
        OutcomeView outcome) {

    /**
     * How many findings of the list have come to what.
     *
     * @param told those whose holder was told
     */
    @Schema(name = "CleanUpOutcome")
    record OutcomeView(
            int findings, int told, int open, int cured, int dismissed, int withdrawn, int deregistered, int deleted) {

        static OutcomeView of(CleanUpListTable.Outcomes outcomes) {
            return new OutcomeView(
                    outcomes.findings(),
                    outcomes.told(),
                    outcomes.of(FilingOutcome.OPEN),
                    outcomes.of(FilingOutcome.CURED),
                    outcomes.of(FilingOutcome.DISMISSED),
                    outcomes.of(FilingOutcome.WITHDRAWN),
                    outcomes.of(FilingOutcome.DEREGISTERED),
                    outcomes.of(FilingOutcome.DELETED));
        }
    }
}
