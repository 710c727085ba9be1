package cn.icpfiling.platform.web.problem;

import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Converts violations of Bean Validation to violations of a problem. A constraint whose message is a code in capitals
 * ({@code message = "DOMAIN_NAME"}) reports that code. The usual constraints have codes of their own.
 */
public final class BeanViolations {

    private static final java.util.regex.Pattern CODE = java.util.regex.Pattern.compile("[A-Z][A-Z0-9_.]+");

    /** More faults than a person mends at once. An answer with all of ten thousand would be as heavy as an attack. */
    static final int MOST_TOLD = 100;

    private BeanViolations() {}

    /** Empty if the fault is in our own code and not in the request. */
    static Optional<ProblemException> refusal(ConstraintViolationException violations) {
        if (violations.getConstraintViolations().stream().anyMatch(BeanViolations::isOurs)) {
            return Optional.empty();
        }
        return Optional.of(ProblemException.invalid(errors(violations.getConstraintViolations())));
    }

    /** The first faults by place, {@value #MOST_TOLD} at most. */
    public static List<Violation> errors(Collection<? extends ConstraintViolation<?>> violations) {
        return violations.stream()
                .map(BeanViolations::error)
                .sorted(Comparator.comparing(Violation::pointer).thenComparing(Violation::code))
                .limit(MOST_TOLD)
                .toList();
    }

    /** Checks whether a return value, or a bean that is not a request, violates its constraints. */
    private static boolean isOurs(ConstraintViolation<?> violation) {
        var kinds = kinds(violation.getPropertyPath());
        return !kinds.contains(ElementKind.PARAMETER) || kinds.contains(ElementKind.RETURN_VALUE);
    }

    private static List<ElementKind> kinds(Path path) {
        var kinds = new ArrayList<ElementKind>();
        path.forEach(node -> kinds.add(node.getKind()));
        return kinds;
    }

    static Violation error(ConstraintViolation<?> violation) {
        var pointer = pointer(violation);
        var message = violation.getMessageTemplate();
        if (CODE.matcher(message).matches()) {
            return Violation.of(pointer, message, null);
        }
        return switch (violation.getConstraintDescriptor().getAnnotation()) {
            case NotNull _, NotBlank _, NotEmpty _ -> Violation.of(pointer, "REQUIRED", null);
            case Size size -> Violation.of(pointer, "SIZE", null, size.min(), size.max());
            case Pattern _ -> Violation.of(pointer, "PATTERN", null);
            case Min min -> Violation.of(pointer, "TOO_SMALL", null, min.value());
            case DecimalMin min -> Violation.of(pointer, "TOO_SMALL", null, min.value());
            case Max max -> Violation.of(pointer, "TOO_LARGE", null, max.value());
            case DecimalMax max -> Violation.of(pointer, "TOO_LARGE", null, max.value());
            case Email _ -> Violation.of(pointer, "NOT_A_MAIL_ADDRESS", null);
            default -> Violation.of(pointer, "INVALID_VALUE", null);
        };
    }

    private static String pointer(ConstraintViolation<?> violation) {
        var pointer = new StringBuilder();
        Method method = null;
        for (var node : violation.getPropertyPath()) {
            switch (node.getKind()) {
                case METHOD -> method = method(violation.getRootBeanClass(), node.as(Path.MethodNode.class));
                case PARAMETER -> {
                    var index = node.as(Path.ParameterNode.class).getParameterIndex();
                    pointer.append(method == null ? "" : place(method.getParameters()[index]));
                }
                default -> {
                    if (node.getIndex() != null) {
                        pointer.append('/').append(node.getIndex());
                    }
                    if (node.getKey() != null) {
                        pointer.append('/').append(node.getKey());
                    }
                    if (node.getKind() == ElementKind.PROPERTY) {
                        pointer.append('/').append(JsonFaults.escaped(node.getName()));
                    }
                }
            }
        }
        return pointer.toString();
    }

    /** Returns nothing for the body, else the kind and name of the parameter. */
    private static String place(Parameter parameter) {
        return Parameters.placeOf(parameter).map(place -> "/" + place).orElse("");
    }

    private static Method method(Class<?> type, Path.MethodNode node) {
        var wanted = node.getParameterTypes().toArray(Class[]::new);
        for (var at = type; at != null; at = at.getSuperclass()) {
            for (var method : at.getDeclaredMethods()) {
                if (method.getName().equals(node.getName())
                        && Arrays.equals(method.getParameterTypes(), wanted)
                        && !at.isSynthetic()
                        && !at.getSimpleName().endsWith("_Subclass")) {
                    return method;
                }
            }
        }
        return null;
    }
}
