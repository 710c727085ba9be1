package cn.icpfiling.platform.sql;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a fragment can add to a statement, which is judged without it ({@link Reading}): each difference, in capitals as statements are
 * written.
 */
final class Fragments {
    /** IGNORED is the name of a state as well, and a text on its own. */
    private static final List<Pattern> DIFFERENCES = Difference.ALL.stream()
            .filter(difference ->
                    difference.pattern() != null && !difference.id().equals("ignored-index"))
            .map(difference -> Pattern.compile(difference.pattern().pattern(), Pattern.DOTALL))
            .toList();

    /** A text block, a text, or a character, whose quotation mark begins no text. */
    private static final Pattern TEXT =
            Pattern.compile("(?s)(\"\"\".*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\")|'(?:[^'\\\\\\n]|\\\\[^\\n]{1,5})'");

    /** Each difference has one of these, and most texts have none. */
    private static final Pattern LOOKS_LIKE_SQL = Pattern.compile("[A-Z]{2}|_|->");

    private Fragments() {}

    /** @param code the source without comments, its texts joined */
    static boolean useDifference(String code, boolean isJava) {
        var texts = isJava ? TEXT.matcher(code).results().map(text -> text.group(1)) : code.lines();
        return texts.anyMatch(text -> text != null
                && LOOKS_LIKE_SQL.matcher(text).find()
                && DIFFERENCES.stream()
                        .anyMatch(difference -> difference.matcher(text).find()));
    }
}
