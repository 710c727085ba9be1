package cn.icpfiling.legacy;

import cn.icpfiling.legacy.Neighbours.Answer;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The list of registered filings as filing-service answers it, two a page. */
public final class HeldList {

    private static final int A_PAGE = 2;
    private static final Pattern CURSOR = Pattern.compile("cursor=([^&]+)");

    /** By the old id: the row, as JSON. */
    public final SortedMap<String, String> rows = new ConcurrentSkipListMap<>();
    /** How many pages are answered before filing-service is silent. */
    public final AtomicInteger silentAfter = new AtomicInteger(Integer.MAX_VALUE);

    Answer answer(String query) {
        if (silentAfter.getAndDecrement() <= 0) {
            return Answer.problem(500, "INTERNAL");
        }
        var cursor = CURSOR.matcher(query);
        var behind = cursor.find() ? rows.tailMap(cursor.group(1) + "\0") : rows;
        var page = behind.entrySet().stream().limit(A_PAGE).toList();
        var next = behind.size() > A_PAGE ? ",\"next\":\"" + page.getLast().getKey() + "\"" : "";
        return new Answer(
                200,
                "{\"items\":[" + page.stream().map(Map.Entry::getValue).collect(Collectors.joining(",")) + "]" + next
                        + "}");
    }
}
