package cn.icpfiling.platform.crypto;

import cn.icpfiling.platform.personaldata.BlindValue;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * Finds a sealed value without opening any: a keyed digest of its normalised form, equal for equal values of one
 * column, and telling nothing across columns.
 */
@ApplicationScoped
public class BlindIndex {
    private final Keysets keysets;

    BlindIndex(Keysets keysets) {
        this.keysets = keysets;
    }

    /** For programs that are no service. */
    public static BlindIndex reading(Path directory, String name) {
        return new BlindIndex(Keysets.reading(directory, name));
    }

    /** For two BINARY(16) columns, both written and both asked; null stays null. */
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
