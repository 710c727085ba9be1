package cn.icpfiling.filing.authority;

import cn.icpfiling.platform.crypto.StreamCipher;
import cn.icpfiling.platform.database.Binary;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/**
 * Files of the interface in the database. They contain names, certificates and phones, so each is encrypted and bound
 * to its row.
 */
@ApplicationScoped
class EncryptedFiles {
    private final StreamCipher cipher;

    EncryptedFiles(StreamCipher cipher) {
        this.cipher = cipher;
    }

    byte[] encrypt(UUID row, byte[] plain) {
        var encrypted = new ByteArrayOutputStream(plain.length + 512);
        try (var out = cipher.encrypting(encrypted, Binary.of(row))) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return encrypted.toByteArray();
    }

    byte[] decrypt(UUID row, byte[] encrypted) {
        try (var in = cipher.decrypting(new ByteArrayInputStream(encrypted), Binary.of(row))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the stored file of " + row + " cannot be opened", e);
        }
    }
}
