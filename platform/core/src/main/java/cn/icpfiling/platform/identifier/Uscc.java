package cn.icpfiling.platform.identifier;

import cn.icpfiling.platform.identifier.Check.Fault;
import java.util.ArrayList;
import java.util.List;

/**
 * Unified social credit code, GB 32100 (MOD 31): department 1, category 1, area 6, organisation code 9, check digit 1.
 * The organisation code inside has its own check digit, which common libraries ignore. Amendments have added
 * departments (Y1…), so an unknown first character is no fault.
 */
public final class Uscc {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int LENGTH = 18;

    private Uscc() {}

    public static Check check(String code) {
        var uscc = Notation.tidy(code);
        if (isLegacy(uscc)) {
            return new Check.Invalid(uscc, List.of(Fault.LEGACY_FORM));
        }

        var faults = new ArrayList<Fault>();
        if (uscc.length() != LENGTH) {
            faults.add(Fault.LENGTH);
        }
        if (!uscc.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
            faults.add(Fault.CHARACTER);
        }
        if (uscc.length() == LENGTH && !Notation.digits(uscc.substring(2, 8)) && !faults.contains(Fault.CHARACTER)) {
            faults.add(Fault.CHARACTER);
        }
        if (!faults.isEmpty()) {
            return new Check.Invalid(uscc, faults);
        }

        if (checkOf(uscc) != uscc.charAt(17)) {
            faults.add(Fault.CHECK_DIGIT);
        }
        if (OrganisationCode.checkOf(uscc.substring(8, 16)) != uscc.charAt(16)) {
            faults.add(Fault.INNER_CHECK);
        }
        return Check.of(uscc, faults);
    }

    /**
     * Whether the number has the form of a credit code, whatever its check digits. Codes of the first months, in Fujian
     * for instance, have wrong check digits and are valid.
     */
    public static boolean isFormOf(Check check) {
        return check.faults().stream().allMatch(Check.Fault::isOfCheckDigit);
    }

    /** Checks for a number from before three-in-one (2015-10-01): a valid registration number or organisation code. */
    private static boolean isLegacy(String code) {
        return BusinessRegistrationNumber.check(code).isValid()
                || OrganisationCode.check(code).isValid();
    }

    private static char checkOf(String uscc) {
        var sum = 0;
        for (var i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * ALPHABET.indexOf(uscc.charAt(i));
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
