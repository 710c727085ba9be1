package cn.icpfiling.verification.core;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One version of a list without its entries.
 *
 * @param version number, assigned at activation; null before
 * @param sha256 of the file, 64 hexadecimal digits
 * @param source where the operator read the list, null for a version of a release
 * @param uploadedAt when the version was stored
 * @param replaces number of the previous version; null for the first one, and before activation
 * @param effectiveFrom when the version takes or took effect, null before activation
 * @param endedBy account that discarded or cancelled the version
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

    /** The stored state. {@link #state} derives the shown state from it. */
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
