package cn.icpfiling.platform.identifier;

import cn.icpfiling.platform.identifier.Check.Fault;
import java.util.ArrayList;

/**
 * Number of a business licence before three-in-one, GS15-2006: 14 digits and a check digit (ISO 7064 MOD 11,10). A
 * right check digit proves little: 123456789012345 has one.
 */
public final class BusinessRegistrationNumber {

    private static final int LENGTH = 15;

    private BusinessRegistrationNumber() {}

    public static Check check(String number) {
        var digits = Notation.tidy(number);
        var faults = new ArrayList<Fault>();
        if (digits.length() != LENGTH) {
            faults.add(Fault.LENGTH);
        }
        if (!Notation.digits(digits)) {
            faults.add(Fault.CHARACTER);
        }
        if (!faults.isEmpty()) {
            return new Check.Invalid(digits, faults);
        }

        if (checkOf(digits) != Notation.digit(digits.charAt(LENGTH - 1))) {
            faults.add(Fault.CHECK_DIGIT);
        }
        return Check.of(digits, faults);
    }

    private static int checkOf(String digits) {
        var p = 10;
        for (var i = 0; i < LENGTH - 1; i++) {
            var s = (p + Notation.digit(digits.charAt(i))) % 10;
            p = 2 * (s == 0 ? 10 : s) % 11;
        }
        return (11 - p) % 10;
    }
}
