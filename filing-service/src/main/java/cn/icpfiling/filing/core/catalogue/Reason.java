package cn.icpfiling.filing.core.catalogue;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Why an order came back. Code and pointer are machine-readable. The text is the authority's own if it sent one; it
 * stays in the history and is never published.
 *
 * @param args what the texts of the code name, such as a day; empty in what an older release stored
 */
public record Reason(String code, String pointer, String rule, String text, List<Object> args) {

    private static final String NOT_SYNCED = "REAL_NAME_NOT_SYNCED";

    public Reason {
        args = args == null ? List.of() : List.copyOf(args);
    }

    public Reason(String code, String pointer, String rule, String text) {
        this(code, pointer, rule, text, List.of());
    }

    /** The day on which what was missing should be there; empty for every other reason, and if no day is known. */
    public Optional<LocalDate> retryOn() {
        return code.equals(NOT_SYNCED)
                ? args.stream().findFirst().map(Object::toString).flatMap(Reason::day)
                : Optional.empty();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    public static Reason of(String code, String pointer) {
        return new Reason(code, pointer, null, null);
    }
}
