package cn.icpfiling.platform.page;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param next cursor of the next page, null on the last
 */
public record Page<T>(List<T> items, String next) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    public Page {
        items = List.copyOf(items);
    }

    /** Returns the page size: 50 if none is requested, at most 200. */
    public static int limit(Integer wish) {
        return wish == null ? DEFAULT_LIMIT : Math.clamp(wish, 1, MAX_LIMIT);
    }

    /** Returns a page of other views of the same rows, with the same cursor. */
    public <V> Page<V> map(Function<? super T, ? extends V> view) {
        return new Page<>(items.stream().<V>map(view).toList(), next);
    }
}
