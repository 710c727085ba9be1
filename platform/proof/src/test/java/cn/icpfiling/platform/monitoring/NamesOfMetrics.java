package cn.icpfiling.platform.monitoring;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The names of metrics in an expression of PromQL: its words, but functions, operators, labels and what stands in quotes or braces. */
final class NamesOfMetrics {
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern SELECTOR = Pattern.compile("\\{[^}]*}");
    private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
    private static final Pattern LABELS =
            Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern WORD = Pattern.compile("(?<![\\w.:])([a-zA-Z_:][\\w:]*)(\\s*\\()?");
    private static final Set<String> OPERATORS = Set.of(
            "and", "or", "unless", "bool", "offset", "by", "without", "on", "ignoring", "group_left", "group_right");

    private NamesOfMetrics() {}

    static Set<String> in(String expression) {
        var bare = QUOTED.matcher(expression).replaceAll("");
        bare = SELECTOR.matcher(bare).replaceAll("");
        bare = RANGE.matcher(bare).replaceAll("");
        bare = LABELS.matcher(bare).replaceAll(" ");
        var names = new TreeSet<String>();
        var word = WORD.matcher(bare);
        while (word.find()) {
            // sum by (x) (…): the word before the labels is a function as well, and stands before a bracket once they
            // are gone
            if (word.group(2) == null && !OPERATORS.contains(word.group(1))) {
                names.add(word.group(1));
            }
        }
        return names;
    }
}
