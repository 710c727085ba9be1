package cn.icpfiling.verification.core.rules;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The status in an entry of a list, with its days.
 *
 * @param validTo last day; null if there is none yet
 */
public record DatedStatus(ApprovalStatus status, LocalDate validFrom, LocalDate validTo) {

    public boolean inForce(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }

    /**
     * Returns the status that the entries of one name give on a day. An approval that has ended is a refusal
     * afterwards. A refusal that has ended, and days before the first entry, say nothing.
     */
    static Optional<ApprovalStatus> on(LocalDate day, List<DatedStatus> entries) {
        return entries.stream()
                .filter(entry -> !entry.validFrom.isAfter(day))
                .max(Comparator.comparing(DatedStatus::validFrom))
                .flatMap(entry -> entry.inForce(day) ? Optional.of(entry.status) : entry.afterwards());
    }

    private Optional<ApprovalStatus> afterwards() {
        return status == ApprovalStatus.APPROVED ? Optional.of(ApprovalStatus.NOT_APPROVED) : Optional.empty();
    }
}
