package cn.icpfiling.platform.identifier;

import cn.icpfiling.platform.identifier.Check.Fault;
import java.util.ArrayList;

/**
 * Organisation code, GB 11714 (MOD 11): eight characters of 0-9A-Z and a check digit, printed with a hyphen between.
 */
public final class OrganisationCode {

    private static final int[] WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int BODY = 8;

    private OrganisationCode() {}

    public static Check check(String code) {
        var tidy = Notation.tidy(code);
        var bare = tidy.length() == BODY + 2 && tidy.charAt(BODY) == '-'
                ? tidy.substring(0, BODY) + tidy.substring(BODY + 1)
                : tidy;

        var faults = new ArrayList<Fault>();
        if (bare.length() != BODY + 1) {
            faults.add(Fault.LENGTH);
        }
        if (!bare.matches("[0-9A-Z]*")) {
            faults.add(Fault.CHARACTER);
        }
        if (!faults.isEmpty()) {
            return new Check.Invalid(tidy, faults);
        }

        if (checkOf(bare) != bare.charAt(BODY)) {
            faults.add(Fault.CHECK_DIGIT);
        }
        return Check.of(bare.substring(0, BODY) + "-" + bare.charAt(BODY), faults);
    }

    static char checkOf(String body) {
        var sum = 0;
        for (var i = 0; i < BODY; i++) {
            sum += WEIGHTS[i] * Character.digit(body.charAt(i), 36);
        }
        var check = 11 - sum % 11;
        return switch (check) {
            case 10 -> 'X';
            case 11 -> '0';
            default -> (char) ('0' + check);
        };
    }
}
