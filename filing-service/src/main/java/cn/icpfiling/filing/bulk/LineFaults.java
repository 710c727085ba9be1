package cn.icpfiling.filing.bulk;

import cn.icpfiling.platform.problem.Violation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Faults of a line's form, in the codes that the same fault has in a single call; BulkOrdersApiTest compares them. */
final class LineFaults {

    private LineFaults() {}

    /** What a field should hold; the platform's texts name it. */
    enum Kind {
        STRING,
        NUMBER,
        BOOLEAN,
        LIST,
        ID,
        TIME,
        OBJECT
    }

    static List<Violation> of(Set<ConstraintViolation<BulkLine>> violations) {
        return violations.stream()
                .map(LineFaults::of)
                .sorted(Comparator.comparing(Violation::pointer).thenComparing(Violation::code))
                .toList();
    }

    private static Violation of(ConstraintViolation<BulkLine> violation) {
        var pointer = pointer(violation);
        return switch (violation.getConstraintDescriptor().getAnnotation()) {
            case NotNull _ -> Violation.of(pointer, "REQUIRED", null);
            case Size size -> Violation.of(pointer, "SIZE", null, size.min(), size.max());
            case Pattern _ -> Violation.of(pointer, "PATTERN", null);
            case Min least -> Violation.of(pointer, "TOO_SMALL", null, least.value());
            case Max most -> Violation.of(pointer, "TOO_LARGE", null, most.value());
            default -> Violation.of(pointer, "INVALID_VALUE", null);
        };
    }

    private static String pointer(ConstraintViolation<BulkLine> violation) {
        var pointer = new StringBuilder();
        for (var step : violation.getPropertyPath()) {
            if (step.getIndex() != null) {
                pointer.append('/').append(step.getIndex());
            }
            if (step.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(step.getName());
            }
        }
        return pointer.toString();
    }

    /** Empty for what is no JSON at all. */
    static Optional<Violation> of(JsonProcessingException fault) {
        return Optional.ofNullable(
                switch (fault) {
                    case UnrecognizedPropertyException unknown ->
                        Violation.of(pointer(unknown), "UNKNOWN_FIELD", null, unknown.getPropertyName());
                    case InvalidFormatException format
                    when format.getTargetType() != null
                            && format.getTargetType().isEnum() ->
                        Violation.of(
                                pointer(format),
                                "UNKNOWN_VALUE",
                                null,
                                List.of(format.getTargetType().getEnumConstants()));
                    case MismatchedInputException mismatch
                    when !mismatch.getPath().isEmpty() ->
                        Violation.of(pointer(mismatch), "WRONG_TYPE", null, kind(mismatch.getTargetType()));
                    default -> null;
                });
    }

    private static String pointer(JsonMappingException fault) {
        var pointer = new StringBuilder();
        for (var step : fault.getPath()) {
            var name = step.getFieldName();
            pointer.append('/')
                    .append(
                            name == null
                                    ? String.valueOf(step.getIndex())
                                    : name.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    private static Kind kind(Class<?> type) {
        if (type == null) {
            return Kind.OBJECT;
        }
        if (type == Boolean.class || type == boolean.class) {
            return Kind.BOOLEAN;
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return Kind.NUMBER;
        }
        if (type == UUID.class) {
            return Kind.ID;
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return Kind.STRING;
        }
        if (Collection.class.isAssignableFrom(type)) {
            return Kind.LIST;
        }
        return Temporal.class.isAssignableFrom(type) ? Kind.TIME : Kind.OBJECT;
    }
}
