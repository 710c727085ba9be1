package cn.icpfiling.filing.spotchecks;

import java.time.Instant;
import java.util.List;

/**
 * A task as the authority set it.
 *
 * @param task its number there
 * @param filingNumber of a subject or of one of its services
 * @param items what is to be looked at, at least one
 * @param dueAt until when; null where the authority says nothing
 * @param note its own words, which may name people; empty where there are none
 */
public record SpotCheckTask(String task, String filingNumber, List<SpotCheckItem> items, Instant dueAt, String note) {

    public SpotCheckTask {
        items = List.copyOf(items);
    }

    @Override
    public String toString() {
        return "SpotCheckTask[" + task + "]";
    }
}
