package cn.icpfiling.platform.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A condition of an expression of PromQL on a label of a metric. */
record LabelMatcher(String metric, String label, String operator, String value) {
    private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*\"";
    private static final Pattern SELECTOR = Pattern.compile("([\\w:]*)\\s*\\{((?:" + QUOTED + "|[^}\"])*)}");
    private static final Pattern CONDITION =
            Pattern.compile("\\s*(\\w+)\\s*(=~|!~|!=|=)\\s*(" + QUOTED + ")\\s*,?\\s*");

    static List<LabelMatcher> in(String expression) {
        var found = new ArrayList<LabelMatcher>();
        var selector = SELECTOR.matcher(expression);
        while (selector.find()) {
            var condition = CONDITION.matcher(selector.group(2));
            var read = 0;
            while (condition.find() && condition.start() == read) {
                read = condition.end();
                var quoted = condition.group(3);
                found.add(new LabelMatcher(
                        selector.group(1),
                        condition.group(1),
                        condition.group(2),
                        quoted.substring(1, quoted.length() - 1).replace("\\\\", "\\")));
            }
            if (selector.group(1).isEmpty() || read < selector.group(2).length()) {
                throw new IllegalArgumentException("write it as name{label=\"value\"}: " + selector.group());
            }
        }
        var rest = selector.replaceAll("").replaceAll(QUOTED, "");
        if (rest.matches("(?s).*[{}'`].*")) {
            throw new IllegalArgumentException("write each value in double quotes: " + expression);
        }
        return found;
    }

    /**
     * The alternatives of a regular expression, each of which is to match something; else the value itself. That the label is there
     * ({@code !=""}) names no value.
     */
    List<String> alternatives() {
        if (operator.equals("!=") && value.isEmpty()) {
            return List.of();
        }
        if (!operator.contains("~")) {
            return List.of(Pattern.quote(value));
        }
        if (value.contains("(")) {
            throw new IllegalArgumentException("write alternatives without brackets: " + value);
        }
        return List.of(value.split("\\|", -1));
    }

    @Override
    public String toString() {
        return metric + "{" + label + operator + "\"" + value + "\"}";
    }
}
