package cn.icpfiling.filing.spotchecks;

import java.time.Instant;
import java.util.List;

/**
 * A task as the authority sent it.
 *
 * @param task the authority's number of the task
 * @param filingNumber of a subject or of one of its services
 * @param items the items to check, at least one
 * @param dueAt the deadline; null if the authority names none
 * @param note the authority's own words, which may name people; empty if there are none
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
