package cn.icpfiling.verification.core.rules;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What an entry of a list says, with its days.
 *
 * @param validTo last day; null while it holds
 */
public record DatedStatus(ApprovalStatus status, LocalDate validFrom, LocalDate validTo) {

    public boolean inForce(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }

    /**
     * What one name's entries say on a day. An approval that has ended is a refusal afterwards. A refusal that has ended, and days
     * before the first entry, say nothing.
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
