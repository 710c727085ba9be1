package cn.icpfiling.filing.core.catalogue;

import cn.icpfiling.platform.identifier.BusinessRegistrationNumber;
import cn.icpfiling.platform.identifier.Check;
import cn.icpfiling.platform.identifier.EarlyLicence;
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
     * A business licence: a credit code since 2015-10-01. The earlier forms, of 15 digits and of before 2007, are valid in old records only.
     */
    BUSINESS_LICENCE,
    /** An organisation code; since 2015-10-01 also the credit code that holds it, which renewed certificates have. */
    ORGANISATION_CODE,
    /** No form is known: Chinese characters, letters, digits, and the signs that such numbers have between them. */
    FREE;

    private static final int OLD_LICENCE = 15;
    private static final int CREDIT_CODE = 18;
    private static final Pattern FIRST_GENERATION = Pattern.compile("[0-9]{15}");
    private static final Pattern OF_THE_TWENTIETH_CENTURY = Pattern.compile("([0-9]{6})19([0-9]{9})[0-9X]");
    private static final Pattern OF_A_NUMBER =
            Pattern.compile("[\\p{IsHan}A-Z0-9()\\[\\]〔〕【】〈〉《》<>/,.、，·#№_:;-]{2,64}");
    /** Signs alone are not a number. */
    private static final Pattern SAYS_SOMETHING = Pattern.compile("[\\p{IsHan}A-Z0-9].*[\\p{IsHan}A-Z0-9]");

    public Check check(String number, LocalDate today) {
        return switch (this) {
            case RESIDENT_ID -> ResidentId.check(number, today);
            case USCC -> Uscc.check(number);
            case BUSINESS_LICENCE -> businessLicence(number);
            case ORGANISATION_CODE -> organisationCode(number);
            case FREE -> free(number);
        };
    }

    /**
     * Returns the ways in which one number is written, the one of {@link #check} first. The authority may write an organisation code
     * without hyphen, and a resident ID with the fifteen digits of before.
     */
    public List<String> notations(String number) {
        var tidy = Notation.tidy(number);
        return switch (this) {
            case RESIDENT_ID -> residentIds(tidy);
            case ORGANISATION_CODE -> {
                var written = organisationCode(tidy).normalized();
                yield List.of(written, written.replace("-", ""));
            }
            case USCC, BUSINESS_LICENCE, FREE -> List.of(tidy);
        };
    }

    private static List<String> residentIds(String tidy) {
        if (FIRST_GENERATION.matcher(tidy).matches()) {
            return List.of(ResidentId.upgrade15(tidy), tidy);
        }
        var match = OF_THE_TWENTIETH_CENTURY.matcher(tidy);
        return match.matches() ? List.of(tidy, match.group(1) + match.group(2)) : List.of(tidy);
    }

    private static Check organisationCode(String number) {
        return Notation.tidy(number).length() == CREDIT_CODE ? Uscc.check(number) : OrganisationCode.check(number);
    }

    /** A number of fifteen digits is no current licence, whatever its check digit. One of before 2007 has none. */
    private static Check businessLicence(String number) {
        if (EarlyLicence.isForm(number)) {
            return new Check.Invalid(Notation.tidy(number), List.of(Check.Fault.LEGACY_FORM));
        }
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
