package cn.icpfiling.filing.core;

import cn.icpfiling.platform.identifier.BusinessRegistrationNumber;
import cn.icpfiling.platform.identifier.Check;
import cn.icpfiling.platform.identifier.OrganisationCode;
import cn.icpfiling.platform.identifier.ResidentId;
import cn.icpfiling.platform.identifier.Uscc;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** How the number of a certificate is written and checked. */
public enum NumberForm {
    RESIDENT_ID,
    USCC,
    /** A business licence: a credit code since 2015-10-01; the 15 digits before it hold in old records only. */
    BUSINESS_LICENCE,
    ORGANISATION_CODE,
    /** No check digit is known: only letters, digits and hyphens are asked for. */
    FREE;

    private static final int OLD_LICENCE = 15;

    public Check check(String number, LocalDate today) {
        return switch (this) {
            case RESIDENT_ID -> ResidentId.check(number, today);
            case USCC -> Uscc.check(number);
            case BUSINESS_LICENCE -> businessLicence(number);
            case ORGANISATION_CODE -> OrganisationCode.check(number);
            case FREE -> free(number);
        };
    }

    private static Check businessLicence(String number) {
        if (number.strip().length() != OLD_LICENCE) {
            return Uscc.check(number);
        }
        var old = BusinessRegistrationNumber.check(number);
        return old.isValid() ? new Check.Invalid(old.normalized(), List.of(Check.Fault.LEGACY_FORM)) : old;
    }

    private static Check free(String number) {
        var tidy = number.strip().toUpperCase(Locale.ROOT);
        return tidy.matches("[\\p{IsHan}A-Z0-9()（）/-]{2,64}")
                ? new Check.Valid(tidy)
                : new Check.Invalid(tidy, List.of(Check.Fault.CHARACTER));
    }
}
