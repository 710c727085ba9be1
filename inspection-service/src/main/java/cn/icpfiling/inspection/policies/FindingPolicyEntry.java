package cn.icpfiling.inspection.policies;

import cn.icpfiling.inspection.core.findings.Consequence;
import cn.icpfiling.inspection.core.findings.FindingPolicy;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.core.findings.FirstNotice;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * An entry of the policy for findings as an administrator sends it.
 *
 * @param reasons null for all
 * @param sources null for all
 * @param daysAfterTransfer null if a transfer of the filing leaves the deadline as it is
 * @param paperReviewDays five if an entry leaves it out, as those do that were written before papers held a last day up
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FindingPolicyEntry(
        @NotNull @Pattern(regexp = "^[A-Z][A-Z0-9-]{0,39}$") String id,

        @Size(min = 1, max = 100) List<@NotNull @Pattern(regexp = "^[A-Z][A-Z0-9_.]{0,63}$") String> reasons,

        @Size(min = 1, max = 5) List<@NotNull FindingSource> sources,
        @NotNull LocalDate validFrom,
        @NotNull FirstNotice firstNotice,
        @NotNull @Min(1) @Max(365) Integer workingDays,

        @NotNull @Size(max = 10) List<@NotNull @Min(1) @Max(364) Integer> remindBefore,

        @NotNull @Min(0) @Max(365) Integer extensionDays,
        @NotNull @Min(0) @Max(10) Integer contests,
        @NotNull @Min(1) @Max(60) Integer daysAfterContest,
        @Min(0) @Max(60) Integer daysAfterTransfer,
        @Min(1) @Max(60) Integer paperReviewDays,
        @NotNull Consequence consequence,
        @NotNull PolicyStatus status,
        @NotNull @Size(min = 1, max = 300) String source) {
    private static final int PAPER_REVIEW_DAYS = 5;

    FindingPolicyEntry {
        paperReviewDays = paperReviewDays == null ? Integer.valueOf(PAPER_REVIEW_DAYS) : paperReviewDays;
    }

    FindingPolicy policy() {
        return new FindingPolicy(
                id,
                reasons == null ? Set.of() : Set.copyOf(reasons),
                sources == null ? Set.of() : Set.copyOf(sources),
                validFrom,
                firstNotice,
                workingDays,
                remindBefore,
                extensionDays,
                contests,
                daysAfterContest,
                daysAfterTransfer == null ? 0 : daysAfterTransfer,
                paperReviewDays,
                consequence);
    }
}
