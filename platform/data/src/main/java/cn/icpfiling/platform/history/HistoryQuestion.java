package cn.icpfiling.platform.history;

import cn.icpfiling.platform.page.Page;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Asks for entries.
 *
 * @param ids ids by the name of their kind, for instance {@code order}; a source ignores names that it does not know
 * @param names public names by the name of their kind, for instance {@code domain}
 * @param after where the last page ended; null for the first page
 * @param limit how many entries to read: one more than a page shows
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record HistoryQuestion(
        Map<String, List<UUID>> ids, Map<String, List<String>> names, HistoryPosition after, int limit) {

    private static final int MOST = Page.MAX_LIMIT + 1;

    public HistoryQuestion {
        ids = Map.copyOf(Objects.requireNonNullElse(ids, Map.of()));
        names = Map.copyOf(Objects.requireNonNullElse(names, Map.of()));
        after = Objects.requireNonNullElse(after, HistoryPosition.START);
        limit = Math.clamp(limit, 1, MOST);
    }
}
