package cn.icpfiling.legacy.reconciliation;

import java.util.List;
import java.util.function.UnaryOperator;

/** The rows of a long list one after the other, of which one page at a time is read. */
final class Pages<T> {

    /** @param next where the next page begins; null on the last one */
    record Page<T>(List<T> items, String next) {}

    private final UnaryOperator<Page<T>> read;
    private Page<T> page;
    private int at;

    /** @param read the page behind another; behind null the first one */
    Pages(UnaryOperator<Page<T>> read) {
        this.read = read;
    }

    boolean hasNext() {
        while (page == null || (at == page.items().size() && page.next() != null)) {
            page = read.apply(page);
            at = 0;
        }
        return at < page.items().size();
    }

    T first() {
        return page.items().get(at);
    }

    T take() {
        var taken = first();
        at++;
        return taken;
    }
}
