package cn.icpfiling.systemtests;

/**
 * Numbers with right check digits, computed independently: a test that used the platform's arithmetic would agree with
 * its errors.
 */
final class CheckDigits {

    private static final String CREDIT_CODE_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private CheckDigits() {}

    /** GB 32100: appends the check digit to 17 characters of a unified social credit code. */
    static String creditCode(String first17) {
        var sum = 0;
        var weight = 1;
        for (var character : first17.toCharArray()) {
            sum += CREDIT_CODE_ALPHABET.indexOf(character) * weight;
            weight = weight * 3 % 31;
        }
        return first17 + CREDIT_CODE_ALPHABET.charAt((31 - sum % 31) % 31);
    }

    /** GB 11714: appends the check digit to 8 characters of an organisation code, without hyphen. */
    static String organisationCode(String first8) {
        int[] weights = {3, 7, 9, 10, 5, 8, 4, 2};
        var sum = 0;
        for (var i = 0; i < weights.length; i++) {
            sum += Character.digit(first8.charAt(i), 36) * weights[i];
        }
        var check = 11 - sum % 11;
        return first8 + (check == 10 ? "X" : check == 11 ? "0" : String.valueOf(check));
    }

    /** GB 11643: appends the check digit to 17 digits of a resident ID number. */
    static String residentId(String first17) {
        var sum = 0;
        var weight = 2;
        for (var i = 16; i >= 0; i--) {
            sum += (first17.charAt(i) - '0') * weight;
            weight = weight * 2 % 11;
        }
        return first17 + "10X98765432".charAt(sum % 11);
    }

    /** Returns the number with another last character, so that the check digit is wrong. */
    static String spoilt(String number) {
        var last = number.charAt(number.length() - 1);
        return number.substring(0, number.length() - 1) + (last == '1' ? '2' : '1');
    }
}
