package cn.icpfiling.filing.core.authenticity;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The operator's first day of the proof of a face, as the setting says it. */
public final class AuthenticityDay {

    public static final String SETTING = "icp.filing.authenticity.required-from";
    public static final String NEVER = "never";

    /** The rule that asks for the proof. */
    public static final String RULE = "F-070";

    private AuthenticityDay() {}

    /** @param text a day, or {@code never} */
    public static Optional<LocalDate> of(String text) {
        try {
            return text.equals(NEVER) ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(SETTING + " is a day like 2026-01-01, or " + NEVER, e);
        }
    }
}
