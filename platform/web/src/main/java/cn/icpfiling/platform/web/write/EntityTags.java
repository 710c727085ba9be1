package cn.icpfiling.platform.web.write;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import java.util.List;
import java.util.regex.Pattern;

/** A list of entity tags (RFC 9110, 8.8.3), or {@code *} for any. */
record EntityTags(boolean any, List<String> tags) {

    static final String WEAK = "W/";

    private static final String TAG = "(?:W/)?\"[\\x21\\x23-\\x7E]*\"";
    private static final Pattern ONE = Pattern.compile(TAG);
    private static final Pattern LIST = Pattern.compile("(?:" + TAG + ")(?:\\s*,\\s*" + TAG + "){0,99}");

    static EntityTags of(String name, String header) {
        var text = header.strip();
        if (text.equals("*")) {
            return new EntityTags(true, List.of());
        }
        if (!LIST.matcher(text).matches()) {
            throw new ProblemException(CommonProblem.INVALID_FIELD, 1)
                    .with(List.of(Violation.of("/header/" + name, "PATTERN", null)));
        }
        return new EntityTags(
                false, ONE.matcher(text).results().map(found -> found.group()).toList());
    }
}
