package cn.icpfiling.platform.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Objects;

/**
 * A keyed digest of what is kept nowhere else: codes and secrets that are only compared, whatever is only counted, pseudonyms. None can
 * be made anew, so its key stays for as long as its hashes do; {@link BlindIndex} is for what lies sealed beside it.
 */
@ApplicationScoped
public class KeyedHash {
    private static final int BYTES = 16;

    private final Keysets keysets;

    KeyedHash(Keysets keysets) {
        this.keysets = keysets;
    }

    /** 16 bytes, equal for equal values of one purpose, and telling nothing across purposes. */
    public byte[] of(String purpose, String value) {
        Objects.requireNonNull(value, purpose);
        try {
            return keysets.hash().compute((purpose + "|" + value).getBytes(StandardCharsets.UTF_8), BYTES);
        } catch (GeneralSecurityException e) {
            throw new KeysUnusable("cannot hash for " + purpose, e);
        }
    }
}
