package cn.icpfiling.platform.crypto;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.UUID;

/**
 * Encrypts one field of one row. The row, column and table are authenticated with the value, so it cannot be decrypted
 * in another place. A person with access to the tables cannot swap values between people.
 */
@Singleton
public class FieldCipher {
    private final Keysets keysets;

    FieldCipher(Keysets keysets) {
        this.keysets = keysets;
    }

    /** For programs that are not services. */
    public static FieldCipher reading(Path directory, String name) {
        return new FieldCipher(Keysets.reading(directory, name));
    }

    /** Null stays null. */
    public byte[] encrypt(String table, String column, UUID row, String plain) {
        if (plain == null) {
            return null;
        }
        try {
            return keysets.fields().encrypt(plain.getBytes(StandardCharsets.UTF_8), place(table, column, row));
        } catch (GeneralSecurityException e) {
            throw new KeysUnusable("cannot encrypt " + table + "." + column, e);
        }
    }

    /** Null stays null. Refuses a value that was not encrypted for this place with a key of this service. */
    public String decrypt(String table, String column, UUID row, byte[] encrypted) {
        if (encrypted == null) {
            return null;
        }
        try {
            var plain = keysets.fields().decrypt(encrypted, place(table, column, row));
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new KeysUnusable(
                    "cannot open " + table + "." + column + " of row " + row
                            + ": encrypted for another place, or with other keys",
                    e);
        }
    }

    private byte[] place(String table, String column, UUID row) {
        return (keysets.name() + "|" + table + "|" + column + "|" + row).getBytes(StandardCharsets.UTF_8);
    }
}
