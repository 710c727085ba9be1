package cn.icpfiling.platform.crypto;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;

/** The keys that encrypt fields, as in the current keyset file. */
final class FieldKeys {
    private final LiveKeyset<PooledAead> keyset;

    FieldKeys(Path directory, String name, Duration reload) {
        this.keyset = new LiveKeyset<>(directory, name, KeysetFiles.Use.FIELDS, PooledAead::new, reload);
    }

    byte[] encrypt(byte[] plain, byte[] place) throws GeneralSecurityException {
        return keyset.current().encrypt(plain, place);
    }

    byte[] decrypt(byte[] encrypted, byte[] place) throws GeneralSecurityException {
        var aead = keyset.current();
        try {
            return aead.decrypt(encrypted, place);
        } catch (GeneralSecurityException refused) {
            if (aead.names(encrypted)) {
                throw refused;
            }
        }
        return keyset.lookedAtNow().decrypt(encrypted, place);
    }

    /** Enabled keys, oldest first. */
    List<EncryptionKey> keys() {
        return keyset.keys();
    }

    EncryptionKey primary() {
        return keyset.primary();
    }

    boolean isRotated() {
        return keyset.isRotated();
    }
}
