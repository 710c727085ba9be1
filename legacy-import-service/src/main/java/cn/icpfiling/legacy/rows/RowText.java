package cn.icpfiling.legacy.rows;

/** The bounds of a row, and the values of one that is being read. */
final class RowText {
    static final int LONGEST_FIELD = 64 << 10;
    static final int LONGEST_ROW = 256 << 10;
    static final int MOST_COLUMNS = 64;
    /** What a decoder writes in place of bytes that its encoding does not have. */
    private static final char UNDECODABLE = '\uFFFD';

    private RowText() {}

    /** Trims a value, also from ideographic blanks; null if nothing is left. */
    static String tidy(String value) {
        if (value == null) {
            return null;
        }
        var from = 0;
        var to = value.length();
        while (from < to && isBlank(value.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(value.charAt(to - 1))) {
            to--;
        }
        return from == to ? null : value.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || c == '\u00A0' || c == '\u3000' || Character.isWhitespace(c);
    }

    static boolean isUndecodable(String value) {
        return value != null && value.indexOf(UNDECODABLE) >= 0;
    }
}
