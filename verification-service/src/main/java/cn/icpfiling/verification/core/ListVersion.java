package cn.icpfiling.verification.core;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One version of a list without its entries.
 *
 * @param version its number, given when it is activated; null before
 * @param sha256 of the file, 64 hexadecimal digits
 * @param source where the list was read, null for one that came with a release
 * @param uploadedAt when it was loaded
 * @param replaces the number before it; null for the first one, and before it is activated
 * @param effectiveFrom when it begins or began to hold, null before it is activated
 * @param endedBy who discarded or cancelled it
 */
public record ListVersion(
        UUID id,
        ListKind kind,
        Integer version,
        ListOrigin origin,
        Life life,
        String sha256,
        int entries,
        String source,
        String note,
        UUID uploadedBy,
        Instant uploadedAt,
        Integer replaces,
        Instant effectiveFrom,
        UUID activatedBy,
        Instant activatedAt,
        UUID endedBy,
        Instant endedAt) {

    /** What was done with it. */
    public enum Life {
        DRAFT,
        ACTIVE,
        DISCARDED,
        CANCELLED
    }

    /** @param schedule of its list */
    public ListState state(ListSchedule schedule, Instant now) {
        return switch (life) {
            case DRAFT -> ListState.DRAFT;
            case DISCARDED -> ListState.DISCARDED;
            case CANCELLED -> ListState.CANCELLED;
            case ACTIVE -> active(schedule.of(id), now);
        };
    }

    private static ListState active(Optional<ListSchedule.Period> period, Instant now) {
        if (period.isEmpty() || period.get().isEmpty()) {
            return ListState.REPLACED;
        }
        if (period.get().holds(now)) {
            return ListState.IN_FORCE;
        }
        return now.isBefore(period.get().from()) ? ListState.SCHEDULED : ListState.REPLACED;
    }
}
