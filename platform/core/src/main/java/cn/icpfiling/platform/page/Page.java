package cn.icpfiling.platform.page;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param next cursor of the page after, null on the last
 */
public record Page<T>(List<T> items, String next) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    public Page {
        items = List.copyOf(items);
    }

    /** How many to read for a wish: nothing said is 50, and more than 200 is 200. */
    public static int limit(Integer wish) {
        return wish == null ? DEFAULT_LIMIT : Math.clamp(wish, 1, MAX_LIMIT);
    }

    /** Another view of the same rows; the cursor stays. */
    public <V> Page<V> map(Function<? super T, ? extends V> view) {
        return new Page<>(items.stream().<V>map(view).toList(), next);
    }
}
