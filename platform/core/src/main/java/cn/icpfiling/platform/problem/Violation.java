package cn.icpfiling.platform.problem;

import java.util.List;
import java.util.Objects;

/**
 * One fault of a request.
 *
 * @param pointer JSON Pointer into the body, or /query/name, /path/name, /header/name
 * @param code key of its texts
 * @param rule id of the broken rule, null for a fault of form
 */
public record Violation(String pointer, String code, String rule, List<Object> args) {

    public Violation {
        Objects.requireNonNull(pointer, "pointer");
        Objects.requireNonNull(code, "code");
        args = List.copyOf(args);
    }

    public static Violation of(String pointer, String code, String rule, Object... args) {
        return new Violation(pointer, code, rule, List.of(args));
    }
}
