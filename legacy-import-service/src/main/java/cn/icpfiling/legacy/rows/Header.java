package cn.icpfiling.legacy.rows;

import java.util.Arrays;
import java.util.List;

/** The first line of a CSV file: which column stands where. */
final class Header {
    static final int IGNORED = -1;
    /** The places of what names the row that is corrected. */
    static final int FILE = -2;

    static final int LINE = -3;
    static final int LOAD = -4;

    /** A column that a report added, for instance to rows that come back corrected. */
    static final String REMARK = "_";

    private Header() {}

    static int[] places(LoadKind kind, List<String> names) {
        var places = new int[names.size()];
        var seen = new boolean[kind.columns().size()];
        for (var i = 0; i < places.length; i++) {
            if (names.get(i).startsWith(REMARK)) {
                places[i] = remark(names.get(i));
                continue;
            }
            var place = kind.place(names.get(i));
            if (place < 0) {
                throw new FileRefused(FileFault.UNKNOWN_COLUMN, 1);
            }
            if (seen[place]) {
                throw new FileRefused(FileFault.COLUMN_TWICE, 1);
            }
            seen[place] = true;
            places[i] = place;
        }
        for (var i = 0; i < seen.length; i++) {
            if (!seen[i] && kind.columns().get(i).required()) {
                throw new FileRefused(FileFault.MISSING_COLUMN, 1);
            }
        }
        return Arrays.copyOf(places, places.length);
    }

    private static int remark(String name) {
        return switch (name) {
            case RowPlace.LOAD -> LOAD;
            case RowPlace.FILE -> FILE;
            case RowPlace.LINE -> LINE;
            default -> IGNORED;
        };
    }
}
