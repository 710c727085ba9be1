package cn.icpfiling.platform.text;

import java.util.regex.Pattern;

/**
 * The characters of names and short texts that one person enters and another one reads. None is invisible and none turns
 * the direction of what follows, because such a name looks like another one; and none is half of a character, which no
 * column stores.
 */
public final class PlainCharacters {

    /** Controls, formats (zero width, direction), halves of characters, line separators, and characters that look empty. */
    private static final String INVISIBLE = "\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\u115F\\u1160\\u2800\\u3164\\uFFA0";

    private static final Pattern NOT_OF_A_LINE = Pattern.compile("[" + INVISIBLE + "]");

    /** Line ends, tabs, and the joiner that makes one picture of several emoji. */
    private static final Pattern NOT_OF_A_TEXT = Pattern.compile("[" + INVISIBLE + "&&[^\\n\\r\\t\\u200D]]");

    private PlainCharacters() {}

    /** Whether a name or another text of one line is plain. */
    public static boolean isLine(CharSequence text) {
        return !NOT_OF_A_LINE.matcher(text).find();
    }

    /** Whether a text is plain that may have several lines. */
    public static boolean isText(CharSequence text) {
        return !NOT_OF_A_TEXT.matcher(text).find();
    }

    /** Whether each character is whole: a half is answered as it came once, and as a question mark from then on. */
    public static boolean isWhole(CharSequence text) {
        return text.codePoints()
                .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
