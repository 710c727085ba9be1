package cn.icpfiling.verification.operations;

import cn.icpfiling.platform.problem.Violation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Faults of a line's form, in the codes that the same fault has in a single check. */
final class LineFaults {

    private static final int LONGEST_ECHO = 64;

    private LineFaults() {}

    /** What a field should hold; the platform's texts name it. */
    enum Kind {
        STRING,
        NUMBER,
        OBJECT
    }

    static <T> List<Violation> of(Set<ConstraintViolation<T>> violations) {
        return violations.stream()
                .map(LineFaults::of)
                .sorted(Comparator.comparing(Violation::pointer).thenComparing(Violation::code))
                .toList();
    }

    private static Violation of(ConstraintViolation<?> violation) {
        var pointer = "/" + violation.getPropertyPath().toString().replace('.', '/');
        return switch (violation.getConstraintDescriptor().getAnnotation()) {
            case NotNull _ -> Violation.of(pointer, "REQUIRED", null);
            case Size size -> Violation.of(pointer, "SIZE", null, size.min(), size.max());
            case Pattern _ -> Violation.of(pointer, "PATTERN", null);
            case Min least -> Violation.of(pointer, "TOO_SMALL", null, least.value());
            case Max most -> Violation.of(pointer, "TOO_LARGE", null, most.value());
            default -> Violation.of(pointer, "INVALID_VALUE", null);
        };
    }

    static Violation of(JsonProcessingException fault) {
        return switch (fault) {
            case UnrecognizedPropertyException unknown ->
                Violation.of(pointer(unknown), "UNKNOWN_FIELD", null, cut(unknown.getPropertyName()));
            case InvalidFormatException format
            when format.getTargetType() != null && format.getTargetType().isEnum() ->
                Violation.of(
                        pointer(format),
                        "UNKNOWN_VALUE",
                        null,
                        List.of(format.getTargetType().getEnumConstants()));
            case MismatchedInputException mismatch
            when !mismatch.getPath().isEmpty() ->
                Violation.of(pointer(mismatch), "WRONG_TYPE", null, kind(mismatch.getTargetType()));
            default -> Violation.of("", "LINE_UNREADABLE", null);
        };
    }

    private static String pointer(JsonMappingException fault) {
        var pointer = new StringBuilder();
        for (var step : fault.getPath()) {
            var name = step.getFieldName();
            pointer.append('/')
                    .append(
                            name == null
                                    ? step.getIndex()
                                    : cut(name).replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    private static String cut(String name) {
        return name.length() > LONGEST_ECHO ? name.substring(0, LONGEST_ECHO) : name;
    }

    private static Kind kind(Class<?> type) {
        if (type == String.class) {
            return Kind.STRING;
        }
        return type == Integer.class ? Kind.NUMBER : Kind.OBJECT;
    }
}
