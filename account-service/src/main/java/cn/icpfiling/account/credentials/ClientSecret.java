package cn.icpfiling.account.credentials;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The format of a partner's secret: {@code icpsec_}, 43 random letters and digits (256 bits), six check digits.
 * Scanners of source code find it by the prefix, and the check digits exclude false alarms. There are only letters
 * and digits, so a double click selects all of it.
 */
public final class ClientSecret {

    public static final String PREFIX = "icpsec_";

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM = 43;
    private static final int CHECK = 6;
    private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9A-Za-z]{" + (RANDOM + CHECK) + "}");

    private ClientSecret() {}

    public static String fresh(SecureRandom random) {
        var text = new StringBuilder(PREFIX);
        for (var digit = 0; digit < RANDOM; digit++) {
            text.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return text.append(check(text.substring(PREFIX.length()))).toString();
    }

    /**
     * Whether the check digits are right. A false result means a typing error; a true one may still be a wrong
     * secret.
     */
    public static boolean isWellFormed(String text) {
        if (!FORM.matcher(text).matches()) {
            return false;
        }
        var end = PREFIX.length() + RANDOM;
        return check(text.substring(PREFIX.length(), end)).equals(text.substring(end));
    }

    /** CRC-32 of the random part in base 62, the highest digit first. */
    private static String check(String random) {
        var crc = new CRC32();
        crc.update(random.getBytes(StandardCharsets.US_ASCII));
        var digits = new char[CHECK];
        var left = crc.getValue();
        for (var place = CHECK - 1; place >= 0; place--) {
            digits[place] = DIGITS.charAt((int) (left % DIGITS.length()));
            left /= DIGITS.length();
        }
        return new String(digits);
    }
}
