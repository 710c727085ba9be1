package cn.icpfiling.platform.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Objects;

/**
 * A keyed digest of values that are stored in no other form: codes and secrets to compare, values to count, pseudonyms.
 * The digests cannot be computed again, so the key stays as long as they do. Where the encrypted value is stored too,
 * use {@link BlindIndex}.
 */
@ApplicationScoped
public class KeyedHash {
    private static final int BYTES = 16;

    private final Keysets keysets;

    KeyedHash(Keysets keysets) {
        this.keysets = keysets;
    }

    /**
     * Returns 16 bytes. Equal values of one purpose have equal digests; digests of different purposes cannot be
     * compared.
     */
    public byte[] of(String purpose, String value) {
        Objects.requireNonNull(value, purpose);
        try {
            return keysets.hash().compute((purpose + "|" + value).getBytes(StandardCharsets.UTF_8), BYTES);
        } catch (GeneralSecurityException e) {
            throw new KeysUnusable("cannot hash for " + purpose, e);
        }
    }
}
