package cn.icpfiling.client;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Verifies webhooks by Standard Webhooks 1.0.0. Store {@code webhook-id}, and do nothing for one that you have seen.
 * Verify the bytes as they came, before any parser.
 */
public final class WebhookVerifier {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";

    private final List<byte[]> secrets;
    private final Clock clock;

    /** Give the old and the new secret while a rotation lasts. */
    public WebhookVerifier(String... secrets) {
        this(Clock.systemUTC(), secrets);
    }

    WebhookVerifier(Clock clock, String... secrets) {
        this.clock = clock;
        this.secrets = List.of(secrets).stream()
                .map(secret -> Base64.getDecoder()
                        .decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret))
                .toList();
    }

    /**
     * Is this body what the platform sent, a moment ago?
     *
     * @param header returns the value of a header, null if it is missing
     */
    public boolean isGenuine(byte[] body, UnaryOperator<String> header) {
        var id = header.apply("webhook-id");
        var timestamp = header.apply("webhook-timestamp");
        var signatures = header.apply("webhook-signature");
        if (id == null || timestamp == null || signatures == null || !isRecent(timestamp)) {
            return false;
        }
        var head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        for (var secret : secrets) {
            var expected = hmac(secret, head, body);
            for (var signature : signatures.split(" ")) {
                if (signature.startsWith(VERSION) && isEqual(expected, signature.substring(VERSION.length()))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isRecent(String timestamp) {
        if (!timestamp.matches("\\d{1,12}")) {
            return false;
        }
        var apart = Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp));
        return apart <= TOLERANCE.toSeconds();
    }

    private static boolean isEqual(byte[] expected, String base64) {
        try {
            return MessageDigest.isEqual(expected, Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] hmac(byte[] secret, byte[] head, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update(head);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
