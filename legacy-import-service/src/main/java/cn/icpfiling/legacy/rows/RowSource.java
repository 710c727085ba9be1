package cn.icpfiling.legacy.rows;

/**
 * The text of a row as it stands in its file, for a row of which the columns do not say everything.
 *
 * @param text its first characters
 * @param cut how many characters more it has
 */
public record RowSource(String text, long cut) {
    /** The most characters that are kept. */
    public static final int LONGEST = 64 << 10;

    static RowSource of(CharSequence read, long length) {
        var text = read.subSequence(0, Math.min(read.length(), LONGEST)).toString();
        return new RowSource(text, length - text.length());
    }

    /** It may be personal. */
    @Override
    public String toString() {
        return "RowSource[" + text.length() + "+" + cut + "]";
    }
}
