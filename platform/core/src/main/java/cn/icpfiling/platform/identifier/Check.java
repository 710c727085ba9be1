package cn.icpfiling.platform.identifier;

import java.util.List;

/** What came of looking at an identifier: its one written form, and everything wrong with it at once. */
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
            if (faults.isEmpty()) throw new IllegalArgumentException("invalid without a fault");
        }
    }

    enum Fault {
        LENGTH,
        CHARACTER,
        CHECK_DIGIT,
        /** The organisation code inside a credit code has a wrong check digit of its own. */
        INNER_CHECK,
        BIRTH_DATE,
        PROVINCE,
        /** Well formed, but a form that is no longer issued: it holds in old records only. */
        LEGACY_FORM;

        /** A sum that does not come out: mostly a slip of the pen, and no proof. */
        public boolean isOfCheckDigit() {
            return this == CHECK_DIGIT || this == INNER_CHECK;
        }
    }

    static Check of(String normalized, List<Fault> faults) {
        return faults.isEmpty() ? new Valid(normalized) : new Invalid(normalized, faults);
    }
}
