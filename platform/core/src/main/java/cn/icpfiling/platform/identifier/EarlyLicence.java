package cn.icpfiling.platform.identifier;

import java.util.regex.Pattern;

/**
 * Number of a business licence of before GS15-2006: 13 digits, or words such as 企独京总字第000123号. It has no check digit. Records of those
 * years have it still (docs/trade.md 5.4).
 */
public final class EarlyLicence {

    private static final Pattern FORM =
            Pattern.compile("[0-9]{13}|\\p{IsHan}{1,12}字第?[A-Z]?[0-9]{3,10}号?(?:-[0-9]{1,3})?");

    private EarlyLicence() {}

    /** Whether the number has one of the forms, in any notation. */
    public static boolean isForm(String number) {
        return FORM.matcher(Notation.tidy(number)).matches();
    }
}
