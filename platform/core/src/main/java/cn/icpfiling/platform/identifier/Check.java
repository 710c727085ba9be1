package cn.icpfiling.platform.identifier;

import java.util.List;

/** The result of checking an identifier: its normalised form and all its faults. */
public sealed interface Check {

    String normalized();

    List<Fault> faults();

    default boolean isValid() {
        return faults().isEmpty();
    }

    record Valid(String normalized) implements Check {
        @Override
        public List<Fault> faults() {
            return List.of();
        }
    }

    record Invalid(String normalized, List<Fault> faults) implements Check {
        public Invalid {
            faults = List.copyOf(faults);
            if (faults.isEmpty()) {
                throw new IllegalArgumentException("invalid without a fault");
            }
        }
    }

    enum Fault {
        LENGTH,
        CHARACTER,
        CHECK_DIGIT,
        /** The check digit of the organisation code inside a credit code is wrong. */
        INNER_CHECK,
        BIRTH_DATE,
        PROVINCE,
        /** Well formed, but of a form that is no longer issued. It is valid in old records only. */
        LEGACY_FORM;

        /** Whether the fault is a wrong check digit: mostly a typing error, and no proof. */
        public boolean isOfCheckDigit() {
            return this == CHECK_DIGIT || this == INNER_CHECK;
        }
    }

    static Check of(String normalized, List<Fault> faults) {
        return faults.isEmpty() ? new Valid(normalized) : new Invalid(normalized, faults);
    }
}
