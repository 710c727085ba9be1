package cn.icpfiling.platform.crypto;

import cn.icpfiling.platform.personaldata.BlindValue;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * Finds an encrypted value without decrypting: a keyed digest of its normalised form. Equal values of one column have
 * equal digests; digests of different columns cannot be compared.
 */
@ApplicationScoped
public class BlindIndex {
    private final Keysets keysets;

    BlindIndex(Keysets keysets) {
        this.keysets = keysets;
    }

    /** For programs that are not services. */
    public static BlindIndex reading(Path directory, String name) {
        return new BlindIndex(Keysets.reading(directory, name));
    }

    /** Computes the values of two BINARY(16) columns. Write both and search both. Null stays null. */
    public BlindValue of(String column, String normalized) {
        if (normalized == null) {
            return null;
        }
        try {
            return keysets.index().compute((column + "|" + normalized).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new KeysUnusable("cannot index " + column, e);
        }
    }
}
