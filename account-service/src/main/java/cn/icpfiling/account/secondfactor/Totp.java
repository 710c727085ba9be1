package cn.icpfiling.account.secondfactor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/**
 * Time-based one-time passwords (RFC 6238) as every authenticator app makes them: HMAC-SHA-1, 30 seconds, six digits.
 */
public final class Totp {

    public static final int SECRET_BYTES = 20;

    static final Duration STEP = Duration.ofSeconds(30);

    private static final int FEWEST_BYTES = 16;
    private static final String MAC = "HmacSHA1";
    private static final int CLOCKS_APART = 1;

    private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator(STEP, 6);
    private final SecureRandom random = new SecureRandom();

    /** In base 32, the format that apps accept. */
    String newSecret() {
        var bits = new byte[SECRET_BYTES];
        random.nextBytes(bits);
        return new Base32().encodeToString(bits);
    }

    /** Whether the secret is valid base 32 and long enough (RFC 4226 asks for 128 bits). */
    public static boolean isSecret(String base32) {
        return base32 != null && new Base32().isInAlphabet(base32) && bytes(base32).length >= FEWEST_BYTES;
    }

    /** The time steps around now that have this code. All are computed and compared, so that the time is constant. */
    List<Long> stepsOf(String secret, String code, Instant now) {
        var key = new SecretKeySpec(bytes(secret), MAC);
        var offered = code.getBytes(StandardCharsets.US_ASCII);
        var steps = new ArrayList<Long>();
        for (var apart = -CLOCKS_APART; apart <= CLOCKS_APART; apart++) {
            var at = now.plus(STEP.multipliedBy(apart));
            if (MessageDigest.isEqual(code(key, at).getBytes(StandardCharsets.US_ASCII), offered)) {
                steps.add(Math.floorDiv(at.getEpochSecond(), STEP.toSeconds()));
            }
        }
        return steps;
    }

    /** The URI that an app reads as a QR code (Key URI Format). */
    static String uri(String issuer, String login, String secret) {
        return "otpauth://totp/" + encoded(issuer) + ":" + encoded(login) + "?secret=" + secret + "&issuer="
                + encoded(issuer) + "&algorithm=SHA1&digits=6&period=" + STEP.toSeconds();
    }

    String code(SecretKeySpec key, Instant at) {
        try {
            return codes.generateOneTimePasswordString(key, at);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String base32) {
        return new Base32().decode(base32);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
