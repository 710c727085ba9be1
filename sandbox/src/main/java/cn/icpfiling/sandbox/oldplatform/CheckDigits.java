package cn.icpfiling.sandbox.oldplatform;

/** Numbers with right check digits. The arithmetic is the sandbox's own, so that it proves the platform's. */
final class CheckDigits {

    private static final String CREDIT_CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int ORGANISATION_NUMBER = 8;

    private CheckDigits() {}

    /** GB 11714: eight characters and the check character. Different numbers below 31^6 give different codes. */
    static String organisationCode(String start, long number) {
        var code = new StringBuilder();
        for (var rest = number; code.length() < ORGANISATION_NUMBER - start.length(); rest /= CREDIT_CODE.length()) {
            code.insert(0, CREDIT_CODE.charAt((int) (rest % CREDIT_CODE.length())));
        }
        var first = start + code;
        var sum = 0;
        for (var i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
            sum += Character.digit(first.charAt(i), Character.MAX_RADIX) * ORGANISATION_WEIGHTS[i];
        }
        var check = 11 - sum % 11;
        return first + (check == 10 ? "X" : check == 11 ? "0" : String.valueOf(check));
    }

    /** GB 32100: department and category, area, organisation code and the check character. */
    static String creditCode(String department, String area, String organisationCode) {
        var first = department + area + organisationCode;
        var sum = 0;
        var weight = 1;
        for (var i = 0; i < first.length(); i++) {
            sum += CREDIT_CODE.indexOf(first.charAt(i)) * weight;
            weight = weight * 3 % CREDIT_CODE.length();
        }
        return first + CREDIT_CODE.charAt((31 - sum % 31) % 31);
    }

    /** GS15-2006: 14 digits and the check digit. */
    static String registrationNumber(String first14) {
        var product = 10;
        for (var i = 0; i < first14.length(); i++) {
            var sum = (product + first14.charAt(i) - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return first14 + (11 - product) % 10;
    }

    /** GB 11643: 17 digits and the check character. */
    static String residentId(String first17) {
        var sum = 0;
        var weight = 2;
        for (var i = first17.length() - 1; i >= 0; i--) {
            sum += (first17.charAt(i) - '0') * weight;
            weight = weight * 2 % 11;
        }
        return first17 + "10X98765432".charAt(sum % 11);
    }

    /** The same number with another last character, so that the check digit is wrong. */
    static String spoilt(String number) {
        var last = number.charAt(number.length() - 1);
        return number.substring(0, number.length() - 1) + (last == '1' ? '2' : '1');
    }
}
