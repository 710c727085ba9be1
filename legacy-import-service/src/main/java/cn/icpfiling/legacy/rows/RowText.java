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
        return c <= ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    static boolean isUndecodable(String value) {
        return value != null && value.indexOf(UNDECODABLE) >= 0;
    }

    /** Whether a text has no place in any encoding: an escape of JSON may stand for half a character, or for a broken one. */
    static boolean isHalf(String value) {
        return isUndecodable(value)
                || value != null
                        && value.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE);
    }
}
