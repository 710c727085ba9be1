package cn.icpfiling.platform.page;

import cn.icpfiling.platform.id.Ids;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Reads one page of a list by keyset pagination. The cursor holds the sort key of the last row shown, signed by
 * {@link CursorCodec} for one scope. The query reads one row more than the page shows; that row tells whether a page
 * follows.
 */
public final class KeysetPages {

    /** Rows in the order of the list. */
    @FunctionalInterface
    public interface Query<E> {

        /**
         * @param after sort key of the row before the page, empty for the first page
         * @param atMost how many rows to read: one more than the page shows
         */
        List<E> rows(List<String> after, int atMost);
    }

    /** Rows of a list that is sorted by id. */
    @FunctionalInterface
    public interface IdQuery<E> {

        /** @param after id of the row before the page, null for the first page */
        List<E> rows(UUID after, int atMost);
    }

    /** Rows of a list that is sorted by a number. */
    @FunctionalInterface
    public interface NumberQuery<E> {

        /** @param after number of the row before the page, null for the first page */
        List<E> rows(Long after, int atMost);
    }

    private final CursorCodec cursors;

    public KeysetPages(CursorCodec cursors) {
        this.cursors = cursors;
    }

    /**
     * @param scope the caller, the list and its filter: a cursor of another scope is refused
     * @param cursor null for the first page
     * @param wish how many rows the caller wants, see {@link Page#limit}
     * @param position sort key of a row, as passed to the query for the next page
     */
    public <E> Page<E> page(
            String scope, String cursor, Integer wish, Function<? super E, List<String>> position, Query<E> query) {
        var after = cursor == null ? List.<String>of() : cursors.decode(scope, cursor);
        var limit = Page.limit(wish);
        var found = query.rows(after, limit + 1);
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        var shown = found.subList(0, limit);
        return new Page<>(shown, cursors.encode(scope, position.apply(shown.getLast())));
    }

    /** A page of a list that is sorted by id. */
    public <E> Page<E> pageById(
            String scope, String cursor, Integer wish, Function<? super E, UUID> id, IdQuery<E> query) {
        return page(
                scope,
                cursor,
                wish,
                row -> List.of(id.apply(row).toString()),
                (after, atMost) -> query.rows(after.isEmpty() ? null : Ids.parse(after.getFirst()), atMost));
    }

    /** A page of a list that is sorted by a number, such as a version or a line. */
    public <E> Page<E> pageByNumber(
            String scope, String cursor, Integer wish, ToLongFunction<? super E> number, NumberQuery<E> query) {
        return page(
                scope,
                cursor,
                wish,
                row -> List.of(Long.toString(number.applyAsLong(row))),
                (after, atMost) -> query.rows(after.isEmpty() ? null : Long.valueOf(after.getFirst()), atMost));
    }
}
