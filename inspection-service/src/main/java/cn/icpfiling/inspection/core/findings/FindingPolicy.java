package cn.icpfiling.inspection.core.findings;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * One dated entry of the policy for findings. An entry for the finding's reason comes before one for all reasons, an
 * entry for its source before one for all sources, and a later entry before an earlier one.
 *
 * @param reasons codes that the entry is for; empty for all
 * @param sources sources that the entry is for; empty for all
 * @param validFrom the first legal day
 * @param workingDays time to mend, from the day of the notice
 * @param remindBefore working days before the last day, for each reminder
 * @param extensionDays most working days that all extensions of a finding add together
 * @param contests how often the holder may contest a finding
 * @param daysAfterContest fewest working days that a confirmed finding has left
 * @param daysAfterTransfer fewest working days that the new holder of a filing has left, and most that all transfers of it add
 *     to a finding; 0 if the deadline stays
 * @param paperReviewDays working days that inspectors have to decide about papers that hold the last day up
 */
public record FindingPolicy(
        String id,
        Set<String> reasons,
        Set<FindingSource> sources,
        LocalDate validFrom,
        FirstNotice firstNotice,
        int workingDays,
        List<Integer> remindBefore,
        int extensionDays,
        int contests,
        int daysAfterContest,
        int daysAfterTransfer,
        int paperReviewDays,
        Consequence consequence) {

    public FindingPolicy {
        reasons = Set.copyOf(reasons);
        sources = Set.copyOf(sources);
        remindBefore = List.copyOf(remindBefore);
    }

    boolean isFor(FindingSource source, String reason, LocalDate day) {
        return !validFrom.isAfter(day)
                && (reasons.isEmpty() || reasons.contains(reason))
                && (sources.isEmpty() || sources.contains(source));
    }

    /** The more, the closer the entry is to one finding. */
    int closeness() {
        return (reasons.isEmpty() ? 0 : 2) + (sources.isEmpty() ? 0 : 1);
    }
}
