package cn.icpfiling.filing.core.records;

import cn.icpfiling.platform.identifier.FilingNumber;
import cn.icpfiling.platform.time.LegalTime;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The earliest day on which a site can have been filed that another provider filed: no source tells the true one. The subject's
 * number begins with the year in which the subject was filed (docs/trade.md 4.9), and no site is older than its subject.
 */
final class EarliestFiling {

    /** The ministry's register of sites began in this year (order 33 of 2005). */
    private static final int FIRST_YEAR = 2005;

    private static final int DIGITS_WITH_CENTURY = 10;

    private EarliestFiling() {}

    /** A number whose first digits cannot be a year says nothing. */
    static LocalDate of(String number, Instant grantedAt) {
        var year = FilingNumber.tryParse(number)
                .map(EarliestFiling::year)
                .filter(found -> found >= FIRST_YEAR
                        && found <= LegalTime.dayOf(grantedAt).getYear())
                .orElse(FIRST_YEAR);
        return LocalDate.of(year, 1, 1);
    }

    private static int year(FilingNumber number) {
        var digits = number.digits();
        return digits.length() == DIGITS_WITH_CENTURY
                ? Integer.parseInt(digits.substring(0, 4))
                : 2000 + Integer.parseInt(digits.substring(0, 2));
    }
}
