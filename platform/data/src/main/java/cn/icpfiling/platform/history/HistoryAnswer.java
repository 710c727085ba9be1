package cn.icpfiling.platform.history;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Objects;

/**
 * The entries of a source, oldest first.
 *
 * @param whole false if entries are missing: the object has more ids in this service than a question may have, or rows of
 *     an earlier release cannot be found yet
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record HistoryAnswer(List<HistoryEntry> entries, boolean whole) {

    public HistoryAnswer {
        entries = List.copyOf(Objects.requireNonNullElse(entries, List.of()));
    }
}
