package cn.icpfiling.legacy.rows;

import java.util.regex.Pattern;

/**
 * Where a row stood that was set aside: the number of a file of the same load, and a line. The export of set-aside rows writes both
 * ({@code _file}, {@code _line}); a corrected row that still has them names the faulty one, whatever was wrong with its key.
 */
public record RowPlace(int file, long line) {
    static final String FILE = "_file";
    static final String LINE = "_line";

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

    /** Returns null unless both are numbers. */
    static RowPlace of(String file, String line) {
        return file == null
                        || line == null
                        || !DIGITS.matcher(file).matches()
                        || !DIGITS.matcher(line).matches()
                ? null
                : new RowPlace(Integer.parseInt(file), Long.parseLong(line));
    }
}
