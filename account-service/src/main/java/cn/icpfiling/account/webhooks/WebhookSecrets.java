package cn.icpfiling.account.webhooks;

import cn.icpfiling.account.core.WebhookEndpoint;
import cn.icpfiling.platform.crypto.FieldCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Makes, encrypts and decrypts the secrets of endpoints. */
@ApplicationScoped
class WebhookSecrets {

    private static final String TABLE = "webhook_endpoints";
    private static final String PRESENT = "secret";
    private static final String FORMER = "former_secret";

    private final FieldCipher cipher;
    private final SecureRandom random = new SecureRandom();

    WebhookSecrets(FieldCipher cipher) {
        this.cipher = cipher;
    }

    String fresh() {
        return WebhookSecret.fresh(random);
    }

    byte[] encrypt(UUID endpoint, String secret) {
        return cipher.encrypt(TABLE, PRESENT, endpoint, secret);
    }

    /** Makes the present secret the former one, which signs until {@code until}. */
    void rotate(WebhookEndpoint endpoint, String fresh, Instant until) {
        var present = cipher.decrypt(TABLE, PRESENT, endpoint.id(), endpoint.secret());
        endpoint.rotate(encrypt(endpoint.id(), fresh), cipher.encrypt(TABLE, FORMER, endpoint.id(), present), until);
    }

    /** The secrets that sign now, in clear, the present one first. */
    List<String> signing(WebhookEndpoint endpoint, Instant now) {
        var present = cipher.decrypt(TABLE, PRESENT, endpoint.id(), endpoint.secret());
        return endpoint.signsWithFormer(now)
                ? List.of(present, cipher.decrypt(TABLE, FORMER, endpoint.id(), endpoint.formerSecret()))
                : List.of(present);
    }
}
