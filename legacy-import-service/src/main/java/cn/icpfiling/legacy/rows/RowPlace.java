package cn.icpfiling.legacy.rows;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Where a row stood that was set aside: a load, the number of one of its files, and a line. The export of set-aside rows writes all three
 * ({@code _load}, {@code _file}, {@code _line}); a corrected row that still has them names the faulty one, whatever was wrong with its key,
 * and in whatever load it comes.
 */
public record RowPlace(UUID load, int file, long line) {
    static final String LOAD = "_load";
    static final String FILE = "_file";
    static final String LINE = "_line";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

    /** Returns null unless all three are there and can be read. */
    static RowPlace of(String load, String file, String line) {
        return isOf(ID, load) && isOf(DIGITS, file) && isOf(DIGITS, line)
                ? new RowPlace(UUID.fromString(load), Integer.parseInt(file), Long.parseLong(line))
                : null;
    }

    private static boolean isOf(Pattern form, String text) {
        return text != null && form.matcher(text).matches();
    }
}
