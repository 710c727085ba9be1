package cn.icpfiling.account.credentials;

import cn.icpfiling.platform.web.Environment;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * The format of a partner's secret: {@code icpsec_}, the environment and an underscore, 43 random letters and digits (256 bits), six check digits.
 * Scanners of source code find it by the prefix, and the check digits exclude false alarms. There are only letters
 * and digits, so a double click selects all of it.
 */
public final class ClientSecret {

    public static final String PREFIX = "icpsec_";

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM = 43;
    private static final int CHECK = 6;
    /** Secrets of earlier releases name no environment. */
    private static final Pattern FORM = Pattern.compile(PREFIX + "("
            + Arrays.stream(Environment.values()).map(Environment::toString).collect(Collectors.joining("_|"))
            + "_)?[0-9A-Za-z]{" + (RANDOM + CHECK) + "}");

    private ClientSecret() {}

    public static String fresh(SecureRandom random, Environment environment) {
        var text = new StringBuilder();
        for (var digit = 0; digit < RANDOM; digit++) {
            text.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return PREFIX + environment + "_" + text + check(text.toString());
    }

    /**
     * Whether the check digits are right. A false result means a typing error; a true one may still be a wrong
     * secret.
     */
    public static boolean isWellFormed(String text) {
        if (!FORM.matcher(text).matches()) {
            return false;
        }
        var end = text.length() - CHECK;
        return check(text.substring(end - RANDOM, end)).equals(text.substring(end));
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
