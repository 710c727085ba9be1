package cn.icpfiling.platform.history;

import java.util.Collections;
import java.util.List;

/**
 * Finds ids of a service's own objects that hang on keys, by one statement.
 *
 * @param adds the kind of the ids
 * @param statement selects ids and ends with the column that is compared with the keys
 * @param kinds of the keys
 */
public record HistoryLookup(String adds, String statement, List<String> kinds) {

    /** One more than {@link HistoryKeys} keeps, which notes that some found no room. */
    private static final int MOST = HistoryKeys.MOST + 1;

    public static HistoryLookup of(String adds, String statement, String... kinds) {
        return new HistoryLookup(adds, statement, List.of(kinds));
    }

    /** The newest ids of so many keys. */
    public String bounded(int keys) {
        return newest(statement, keys);
    }

    /**
     * Ends a statement that selects ids. The order is that of an expression, because the optimizer may walk the primary
     * key of a large table in the order of its ids rather than look the keys up.
     *
     * @param statement {@code SELECT DISTINCT} if many keys lead to the same ids: the bound counts rows
     */
    public static String newest(String statement, int keys) {
        var id = statement
                .substring(statement.indexOf(' ') + 1, statement.indexOf(" FROM "))
                .replace("DISTINCT ", "");
        return statement + " IN (" + String.join(", ", Collections.nCopies(keys, "?")) + ") ORDER BY HEX(" + id
                + ") DESC LIMIT " + MOST;
    }
}
