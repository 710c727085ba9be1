package cn.icpfiling.filing.prefill;

import cn.icpfiling.filing.papers.LinkSecret;
import cn.icpfiling.platform.crypto.KeyedHash;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/**
 * Computes the secret of the link in a message. The same message has the same secret, so that a repeated event sends no
 * other link, and nothing but the digest is stored. Only the holder of the key can compute it.
 */
@ApplicationScoped
class PrefillSecrets {

    private static final int BYTES = 32;

    private final KeyedHash hash;

    PrefillSecrets(KeyedHash hash) {
        this.hash = hash;
    }

    /** @param message the number of the message, from 1 on */
    LinkSecret of(UUID prefilledOrder, int message) {
        var said = prefilledOrder + "/" + message;
        var bytes = ByteBuffer.allocate(BYTES)
                .put(hash.of("prefill.link.first", said))
                .put(hash.of("prefill.link.second", said))
                .array();
        return new LinkSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
