package cn.icpfiling.platform.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Encrypts the files of a store again with the new key, one by one, as streams. Writes a copy on this machine, reads
 * the copy again and replaces only the version that it was made from. So a file that was deleted meanwhile stays
 * deleted.
 */
@ApplicationScoped
class ReencryptStores {
    private static final Logger LOG = Logger.getLogger(ReencryptStores.class);

    private final StreamCipher cipher;

    ReencryptStores(StreamCipher cipher) {
        this.cipher = cipher;
    }

    /** @param goOn false ends the walk; the remaining files count as left */
    ReencryptFiles.Outcome pass(EncryptedStore store, EncryptionKey primary, BooleanSupplier goOn) {
        var all = ReencryptFiles.Outcome.NOTHING;
        Optional<String> from = Optional.empty();
        try {
            do {
                var page = store.page(from);
                for (var held : page.held()) {
                    if (!goOn.getAsBoolean()) {
                        return all.and(ReencryptFiles.Outcome.LEFT);
                    }
                    all = all.and(look(store, held, primary));
                }
                from = page.next();
            } while (from.isPresent());
            return all;
        } catch (IOException silent) {
            LOG.warnf("%s cannot be walked through: %s", store.name(), silent.getMessage());
            return all.and(ReencryptFiles.Outcome.LEFT);
        }
    }

    private ReencryptFiles.Outcome look(EncryptedStore store, EncryptedStore.Held held, EncryptionKey primary) {
        try {
            if (primary.begins(store.head(held.id(), EncryptionKey.PREFIX))) {
                return ReencryptFiles.Outcome.NOTHING;
            }
            return encryptAgain(store, held) ? ReencryptFiles.Outcome.ENCRYPTED : ReencryptFiles.Outcome.NOTHING;
        } catch (NoSuchFileException deleted) {
            return ReencryptFiles.Outcome.NOTHING;
        } catch (IOException | KeysUnusable failure) {
            // The file keeps its old key, which must stay. The pass continues with the other files.
            LOG.errorf("%s of %s cannot be encrypted again: %s", held.id(), store.name(), failure.getMessage());
            return ReencryptFiles.Outcome.LEFT;
        }
    }

    private boolean encryptAgain(EncryptedStore store, EncryptedStore.Held held) throws IOException {
        var place = store.boundTo(held.id());
        var anew = Files.createTempFile(store.scratch(), held.id().toString(), EncryptedFolder.ANEW);
        try {
            var was = sha256();
            try (var plain = new DigestInputStream(opened(store.encrypted(held.id()), place), was);
                    var encrypted = cipher.encrypting(new BufferedOutputStream(Files.newOutputStream(anew)), place)) {
                plain.transferTo(encrypted);
            }
            var is = sha256();
            try (var plain = new DigestInputStream(opened(Files.newInputStream(anew), place), is)) {
                plain.transferTo(OutputStream.nullOutputStream());
            }
            if (!Arrays.equals(was.digest(), is.digest())) {
                throw new IOException("the copy does not say what the file says");
            }
            return store.replace(held, anew);
        } finally {
            Files.deleteIfExists(anew);
        }
    }

    private InputStream opened(InputStream encrypted, byte[] place) throws IOException {
        return cipher.decrypting(new BufferedInputStream(encrypted), place);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
