package cn.icpfiling.platform.idempotency;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The Idempotency-Key header: a quoted string (RFC 9651), or the bare key that many clients send. Both forms of one key
 * are the same key.
 */
public final class IdempotencyKey {

    public static final String HEADER = "Idempotency-Key";

    private static final int LONGEST = 255;
    /** With an escape before each character, and the quotes. */
    private static final int LONGEST_QUOTED = 2 * LONGEST + 2;

    private static final Pattern QUOTED = Pattern.compile("\"((?:[\\x20-\\x7E&&[^\"\\\\]]|\\\\[\"\\\\])*)\"");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([\"\\\\])");
    private static final Pattern BARE = Pattern.compile("[\\x21-\\x7E&&[^\",;\\\\]]+");

    private IdempotencyKey() {}

    /** Returns the key of a request that must have one. */
    public static String of(String header) {
        if (header == null || header.isBlank()) {
            throw new ProblemException(CommonProblem.IDEMPOTENCY_KEY_MISSING);
        }
        var written = header.strip();
        // The pattern of a quoted key calls itself for each character, so a longer one would overflow the stack.
        if (written.length() > LONGEST_QUOTED) {
            throw invalid(Violation.of("/header/" + HEADER, "SIZE", null, 1, LONGEST));
        }
        var key = unquoted(written);
        if (key.isEmpty() || key.length() > LONGEST) {
            throw invalid(Violation.of("/header/" + HEADER, "SIZE", null, 1, LONGEST));
        }
        return key;
    }

    /** Refuses a request without a key before its body is read. */
    public static void requireValid(String header) {
        of(header);
    }

    private static String unquoted(String header) {
        var quoted = QUOTED.matcher(header);
        if (quoted.matches()) {
            return ESCAPED.matcher(quoted.group(1)).replaceAll("$1");
        }
        if (BARE.matcher(header).matches()) {
            return header;
        }
        throw invalid(Violation.of("/header/" + HEADER, "PATTERN", null));
    }

    private static ProblemException invalid(Violation fault) {
        return new ProblemException(CommonProblem.INVALID_FIELD, 1).with(List.of(fault));
    }
}
