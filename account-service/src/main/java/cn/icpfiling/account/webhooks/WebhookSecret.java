package cn.icpfiling.account.webhooks;

import java.security.SecureRandom;
import java.util.Base64;

/** The form of a secret in Standard Webhooks: {@code whsec_} and the Base64 of 24 to 64 bytes, here 32. */
final class WebhookSecret {

    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;

    private WebhookSecret() {}

    static String fresh(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    static byte[] bytes(String secret) {
        return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    }
}
