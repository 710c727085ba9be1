package cn.icpfiling.inspection.core;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A task of the authority to check a filed subject or site.
 *
 * @param task its number at the authority
 * @param serviceId null if the whole subject is meant
 * @param dueAt null if the authority sets no date
 * @param note the authority's own words, which may name people; empty if there are none
 */
public record SpotCheck(
        UUID id,
        String task,
        UUID subjectId,
        UUID serviceId,
        List<SpotCheckItem> items,
        Instant dueAt,
        Instant requestedAt,
        String note,
        Settlement settlement) {

    public SpotCheck {
        items = List.copyOf(items);
    }

    public SpotCheck with(Settlement other) {
        return new SpotCheck(id, task, subjectId, serviceId, items, dueAt, requestedAt, note, other);
    }

    @Override
    public String toString() {
        return "SpotCheck[" + id + "]";
    }
}
