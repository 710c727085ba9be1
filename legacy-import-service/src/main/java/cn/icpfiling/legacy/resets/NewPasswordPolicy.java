package cn.icpfiling.legacy.resets;

import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Judges a new password for an old login. Its length is checked with the request. Old passwords are not judged: they stay
 * valid as their owners chose them.
 */
final class NewPasswordPolicy {

    static final String TOO_SIMPLE = "LEGACY_PASSWORD_TOO_SIMPLE";
    static final String HAS_LOGIN = "LEGACY_PASSWORD_HAS_LOGIN";
    static final String BREACHED = "LEGACY_PASSWORD_BREACHED";

    private static final int FEWEST_KINDS = 4;
    private static final int SHORTEST_NAME = 4;

    private NewPasswordPolicy() {}

    /**
     * 422 RULES_BROKEN with the first fault.
     *
     * @param breached whether a list of breached passwords has it
     */
    static void require(String password, String mail, Predicate<String> breached) {
        var plain = password.toLowerCase(Locale.ROOT);
        var name = mail.substring(0, Math.max(0, mail.indexOf('@'))).toLowerCase(Locale.ROOT);
        if (plain.chars().distinct().count() < FEWEST_KINDS) {
            throw broken(TOO_SIMPLE);
        }
        if (name.length() >= SHORTEST_NAME && plain.contains(name)) {
            throw broken(HAS_LOGIN);
        }
        if (breached.test(password)) {
            throw broken(BREACHED);
        }
    }

    private static ProblemException broken(String code) {
        return ProblemException.broken(List.of(Violation.of("/password", code, null)));
    }
}
