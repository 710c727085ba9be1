package cn.icpfiling.legacy.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * The keys of a chunk for statements that look for many. A page has ten, a hundred or a thousand keys, of which the last one
 * may be repeated: so the statements of all chunks are the same three, and the server has each prepared already. A statement
 * with a number of places of its own was prepared anew for each chunk, with a description of each place to and fro.
 */
final class KeyPages {
    private static final List<Integer> SIZES = List.of(10, 100, 1_000);
    private static final int MOST = SIZES.getLast();

    private KeyPages() {}

    static List<Object[]> of(Collection<?> keys) {
        var all = keys.toArray();
        var pages = new ArrayList<Object[]>();
        for (var from = 0; from < all.length; from += MOST) {
            pages.add(page(Arrays.copyOfRange(all, from, Math.min(from + MOST, all.length))));
        }
        return pages;
    }

    private static Object[] page(Object[] some) {
        var size = SIZES.stream().filter(any -> any >= some.length).findFirst().orElseThrow();
        var page = Arrays.copyOf(some, size);
        Arrays.fill(page, some.length, size, some[some.length - 1]);
        return page;
    }

    /** The places of a page for an IN list. */
    static String places(Object[] page) {
        return "(" + String.join(", ", Collections.nCopies(page.length, "?")) + ")";
    }
}
