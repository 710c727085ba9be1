package cn.icpfiling.filing.core;

import cn.icpfiling.platform.identifier.BusinessRegistrationNumber;
import cn.icpfiling.platform.identifier.Check;
import cn.icpfiling.platform.identifier.Notation;
import cn.icpfiling.platform.identifier.OrganisationCode;
import cn.icpfiling.platform.identifier.ResidentId;
import cn.icpfiling.platform.identifier.Uscc;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** How the number of a certificate is written and checked. */
public enum NumberForm {
    RESIDENT_ID,
    USCC,
    /** A business licence: a credit code since 2015-10-01; the 15 digits before it hold in old records only. */
    BUSINESS_LICENCE,
    ORGANISATION_CODE,
    /** No form is known: letters or digits are asked for, with the signs that such numbers have between them. */
    FREE;

    private static final int OLD_LICENCE = 15;
    private static final Pattern OF_A_NUMBER =
            Pattern.compile("[\\p{IsHan}A-Z0-9()\\[\\]〔〕【】〈〉《》<>/,.、，·#№_:;-]{2,64}");
    /** Signs alone are no number. */
    private static final Pattern SAYS_SOMETHING = Pattern.compile("[\\p{IsHan}A-Z0-9].*[\\p{IsHan}A-Z0-9]");

    public Check check(String number, LocalDate today) {
        return switch (this) {
            case RESIDENT_ID -> ResidentId.check(number, today);
            case USCC -> Uscc.check(number);
            case BUSINESS_LICENCE -> businessLicence(number);
            case ORGANISATION_CODE -> OrganisationCode.check(number);
            case FREE -> free(number);
        };
    }

    /** Fifteen digits are no licence of today, whatever their check digit. */
    private static Check businessLicence(String number) {
        if (Notation.tidy(number).length() != OLD_LICENCE) {
            return Uscc.check(number);
        }
        var old = BusinessRegistrationNumber.check(number);
        var faults = new ArrayList<>(old.faults());
        faults.add(Check.Fault.LEGACY_FORM);
        return new Check.Invalid(old.normalized(), faults);
    }

    private static Check free(String number) {
        var tidy = Notation.tidy(number);
        return OF_A_NUMBER.matcher(tidy).matches()
                        && SAYS_SOMETHING.matcher(tidy).find()
                ? new Check.Valid(tidy)
                : new Check.Invalid(tidy, List.of(Check.Fault.CHARACTER));
    }
}
