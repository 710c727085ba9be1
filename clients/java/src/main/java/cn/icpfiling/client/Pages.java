package cn.icpfiling.client;

import cn.icpfiling.client.generated.ApiException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * All entries of a list, page by page as they are needed.
 *
 * <pre>{@code
 * for (var order : Pages.of(cursor -> orders.listOrders(…cursor(cursor)…), OrderPage::getItems, OrderPage::getNext)) { … }
 * }</pre>
 */
public final class Pages {

    private Pages() {}

    /**
     * Reads a list, or the event log up to now. The event log has a next cursor always, because its end moves on: it ends here with an empty
     * page whose next cursor is the one that was asked with.
     *
     * @param read gets the cursor of the page, null for the first one
     * @param next returns the cursor of the next page, null after the last one
     */
    public static <P, T> Iterable<T> of(
            Call.With<String, P> read, Function<P, List<T>> items, Function<P, String> next) {
        return () -> new Walk<>(read, items, next);
    }

    private static final class Walk<P, T> implements Iterator<T> {

        private final Call.With<String, P> read;
        private final Function<P, List<T>> items;
        private final Function<P, String> next;
        private Iterator<T> page;
        private String cursor;

        Walk(Call.With<String, P> read, Function<P, List<T>> items, Function<P, String> next) {
            this.read = read;
            this.items = items;
            this.next = next;
        }

        @Override
        public boolean hasNext() {
            while (page == null || !page.hasNext() && cursor != null) {
                turn();
            }
            return page.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return page.next();
        }

        private void turn() {
            try {
                var asked = cursor;
                var read = this.read.make(asked);
                var entries = items.apply(read);
                var following = next.apply(read);
                page = entries.iterator();
                cursor = entries.isEmpty() && asked != null && asked.equals(following) ? null : following;
            } catch (ApiException e) {
                throw new UncheckedIOException(new IOException(e));
            }
        }
    }
}
