package cn.icpfiling.platform.problem;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A refusal to be sent to the caller. The texts are added later, in the caller's language. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Their exceptions have no stack trace: while there is too much to do, that would be the dearest part of a refusal. */
    private static final Set<ProblemType> SAY_TOO_MUCH_TO_DO =
            Set.of(CommonProblem.SERVICE_BUSY, CommonProblem.TOO_MANY_REQUESTS);

    private final transient ProblemType type;
    private final transient List<Object> args;
    private final transient List<Violation> violations;
    private final Duration retryAfter;

    public ProblemException(ProblemType type, Object... args) {
        this(type, List.of(args), List.of(), null, null);
    }

    private ProblemException(
            ProblemType type, List<Object> args, List<Violation> violations, Duration retryAfter, Throwable cause) {
        super(saying(type, violations), cause, true, !SAY_TOO_MUCH_TO_DO.contains(type));
        this.type = Objects.requireNonNull(type, "type");
        this.args = args;
        this.violations = List.copyOf(violations);
        this.retryAfter = retryAfter;
    }

    public static ProblemException broken(List<Violation> violations) {
        return new ProblemException(CommonProblem.RULES_BROKEN).with(violations);
    }

    public static ProblemException invalid(List<Violation> violations) {
        return new ProblemException(CommonProblem.INVALID_FIELD).with(violations);
    }

    public static ProblemException invalid(Violation violation) {
        return invalid(List.of(violation));
    }

    public ProblemException with(List<Violation> more) {
        return new ProblemException(type, args, more, retryAfter, getCause());
    }

    public ProblemException causedBy(Throwable cause) {
        return new ProblemException(type, args, violations, retryAfter, cause);
    }

    /** Sets when a retry makes sense: the response's Retry-After. */
    public ProblemException retryAfter(Duration wait) {
        return new ProblemException(type, args, violations, wait, getCause());
    }

    public ProblemType type() {
        return type;
    }

    public List<Object> args() {
        return type.tellsHowMany() ? List.of(violations.size()) : args;
    }

    public List<Violation> violations() {
        return violations;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Contains only codes and pointers: arguments may be personal, and messages are logged. */
    private static String saying(ProblemType type, List<Violation> violations) {
        if (violations.isEmpty()) {
            return type.name();
        }
        return violations.stream()
                .map(violation -> violation.pointer() + " " + violation.code())
                .collect(Collectors.joining(", ", type.name() + ": ", ""));
    }
}
