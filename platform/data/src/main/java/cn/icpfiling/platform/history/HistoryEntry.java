package cn.icpfiling.platform.history;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * One event.
 *
 * @param kind code of the table that holds it
 * @param what code of the event
 * @param objectId the object of the event; null for one that has a name only
 * @param traceId of the request that caused the event; null if it is not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record HistoryEntry(
        HistoryPosition position, String kind, String what, UUID objectId, Told told, String traceId) {

    /** An answer without one of these cannot be read. */
    public HistoryEntry {
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(told, "told");
    }

    /**
     * What a table tells about its event.
     *
     * @param actor null if the table does not know the actor
     * @param evidence where the event is stored
     * @param link path of the operation that shows the object; null if none does
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Told(
            HistoryActor actor,
            List<HistoryReason> reasons,
            Map<String, String> details,
            String evidence,
            String link) {

        public Told {
            reasons = List.copyOf(Objects.requireNonNullElse(reasons, List.of()));
            details = Map.copyOf(Objects.requireNonNullElse(details, Map.of()));
        }
    }

    HistoryEntry tracedBy(String id) {
        return new HistoryEntry(position, kind, what, objectId, told, id);
    }
}
