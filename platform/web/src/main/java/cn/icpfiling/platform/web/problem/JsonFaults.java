package cn.icpfiling.platform.web.problem;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.json.WholeTexts.BrokenText;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Converts a failure of Jackson to a problem that names the place. */
public final class JsonFaults {

    private static final int LONGEST_ECHO = 64;

    private JsonFaults() {}

    /** The expected type of a field; the texts name it. */
    enum Kind {
        STRING,
        NUMBER,
        BOOLEAN,
        LIST,
        ID,
        TIME,
        OBJECT;

        static Kind of(Class<?> type) {
            if (type == null) {
                return OBJECT;
            }
            if (CharSequence.class.isAssignableFrom(type)) {
                return STRING;
            }
            if (type == boolean.class || type == Boolean.class) {
                return BOOLEAN;
            }
            if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
                return NUMBER;
            }
            if (type.isArray() || Collection.class.isAssignableFrom(type)) {
                return LIST;
            }
            if (type == UUID.class) {
                return ID;
            }
            if (Temporal.class.isAssignableFrom(type)) {
                return TIME;
            }
            return OBJECT;
        }
    }

    public static ProblemException refusal(JacksonException fault) {
        for (var cause = fault.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException own) {
                return own;
            }
        }
        return switch (fault) {
            case UnrecognizedPropertyException unknown ->
                invalid(Violation.of(pointer(unknown), "UNKNOWN_FIELD", null, cut(unknown.getPropertyName())));
            case BrokenText broken -> invalid(Violation.of(pointer(broken), "CHARACTERS", null));
            case InvalidFormatException format
            when isEnum(format) ->
                invalid(Violation.of(
                        pointer(format),
                        "UNKNOWN_VALUE",
                        null,
                        List.of(format.getTargetType().getEnumConstants())));
            case MismatchedInputException mismatch
            when isEmptyBody(mismatch) -> invalid(Violation.of("", "MISSING_BODY", null));
            case MismatchedInputException mismatch
            when isMissingPrimitive(mismatch) -> invalid(Violation.of(pointer(mismatch), "REQUIRED", null));
            case MismatchedInputException mismatch
            when says(mismatch, "Trailing token") ->
                new ProblemException(CommonProblem.MALFORMED_REQUEST).causedBy(mismatch);
            case ValueInstantiationException refused -> invalid(Violation.of(pointer(refused), "INVALID_VALUE", null));
            case MismatchedInputException mismatch ->
                invalid(Violation.of(pointer(mismatch), "WRONG_TYPE", null, Kind.of(mismatch.getTargetType())));
            default -> new ProblemException(CommonProblem.MALFORMED_REQUEST).causedBy(fault);
        };
    }

    private static ProblemException invalid(Violation violation) {
        return ProblemException.invalid(violation);
    }

    private static boolean isEnum(InvalidFormatException fault) {
        return fault.getTargetType() != null && fault.getTargetType().isEnum();
    }

    private static boolean isEmptyBody(MismatchedInputException fault) {
        return fault.getPath().isEmpty() && says(fault, "No content to map");
    }

    private static boolean isMissingPrimitive(MismatchedInputException fault) {
        return fault.getTargetType() != null && fault.getTargetType().isPrimitive() && says(fault, "Cannot map `null`");
    }

    private static boolean says(MismatchedInputException fault, String beginning) {
        return fault.getOriginalMessage() != null && fault.getOriginalMessage().startsWith(beginning);
    }

    private static String pointer(JsonMappingException fault) {
        var pointer = new StringBuilder();
        for (var step : fault.getPath()) {
            pointer.append('/')
                    .append(step.getFieldName() == null ? step.getIndex() : escaped(cut(step.getFieldName())));
        }
        return pointer.toString();
    }

    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static String cut(String name) {
        return name.length() <= LONGEST_ECHO ? name : name.substring(0, LONGEST_ECHO) + "…";
    }
}
