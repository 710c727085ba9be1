package cn.icpfiling.filing.core.catalogue;

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

/** The form of a certificate's number and its check. */
public enum NumberForm {
    RESIDENT_ID,
    USCC,
    /**
     * A business licence: a credit code since 2015-10-01. The earlier form of 15 digits is valid in old records only.
     */
    BUSINESS_LICENCE,
    ORGANISATION_CODE,
    /** No form is known: Chinese characters, letters, digits, and the signs that such numbers have between them. */
    FREE;

    private static final int OLD_LICENCE = 15;
    private static final Pattern OF_A_NUMBER =
            Pattern.compile("[\\p{IsHan}A-Z0-9()\\[\\]〔〕【】〈〉《》<>/,.、，·#№_:;-]{2,64}");
    /** Signs alone are not a number. */
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

    /** A number of fifteen digits is no current licence, whatever its check digit. */
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
