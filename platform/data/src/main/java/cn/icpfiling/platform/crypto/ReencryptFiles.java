package cn.icpfiling.platform.crypto;

import cn.icpfiling.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Encrypts the files of a folder again with the new key, one by one, as streams. Writes a copy beside the file, reads
 * the copy again and replaces the file by one atomic move. So a file is always complete under one of the keys, and open
 * readers continue. Each file names its key, so after a crash another replica finds the files that are left.
 */
@ApplicationScoped
class ReencryptFiles {
    private static final Logger LOG = Logger.getLogger(ReencryptFiles.class);
    private static final Duration LONGEST_UPLOAD = Duration.ofHours(1);

    private final StreamCipher cipher;

    ReencryptFiles(StreamCipher cipher) {
        this.cipher = cipher;
    }

    /** @param left files under an older key, or whose key is not known yet */
    record Outcome(int encrypted, int left) {
        static final Outcome NOTHING = new Outcome(0, 0);
        static final Outcome ENCRYPTED = new Outcome(1, 0);
        static final Outcome LEFT = new Outcome(0, 1);

        Outcome and(Outcome other) {
            return new Outcome(encrypted + other.encrypted, left + other.left);
        }
    }

    /**
     * @param now by the database's clock
     * @param goOn false ends the walk; the remaining files count as left
     */
    Outcome pass(EncryptedFolder folder, EncryptionKey primary, Instant now, BooleanSupplier goOn) {
        var all = Outcome.NOTHING;
        if (!Files.isDirectory(folder.path())) {
            return all;
        }
        try (var files = Files.walk(folder.path())) {
            for (var file : (Iterable<Path>) files::iterator) {
                if (!goOn.getAsBoolean()) {
                    return all.and(Outcome.LEFT);
                }
                all = all.and(look(folder, file, primary, now));
            }
            return all;
        } catch (IOException | UncheckedIOException changing) {
            LOG.debugf("%s changed while it was walked through: %s", folder.path(), changing.getMessage());
            return all.and(Outcome.LEFT);
        }
    }

    private Outcome look(EncryptedFolder folder, Path file, EncryptionKey primary, Instant now) {
        try {
            if (Files.isDirectory(file)) {
                return Outcome.NOTHING;
            }
            var id = idOf(file);
            if (id.isEmpty() && isForsaken(file, now)) {
                Files.deleteIfExists(file);
                return Outcome.NOTHING;
            }
            if (primary.begins(headOf(file))) {
                return Outcome.NOTHING;
            }
            if (id.isEmpty()) {
                return Outcome.LEFT;
            }
            return encryptAgain(file, folder.boundTo(id.get())) ? Outcome.ENCRYPTED : Outcome.NOTHING;
        } catch (NoSuchFileException deleted) {
            return Outcome.NOTHING;
        } catch (IOException | KeysUnusable failure) {
            // The file keeps its old key, which must stay. The pass continues with the other files.
            LOG.errorf("The file %s cannot be encrypted again: %s", file.getFileName(), failure.getMessage());
            return Outcome.LEFT;
        }
    }

    /** Checks whether the file is a copy of an interrupted pass, or an upload older than any upload can take. */
    private static boolean isForsaken(Path file, Instant now) throws IOException {
        return file.getFileName().toString().contains(EncryptedFolder.ANEW)
                || Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(LONGEST_UPLOAD));
    }

    /** Returns false if the file was deleted meanwhile. */
    private boolean encryptAgain(Path file, byte[] place) throws IOException {
        var beside = file.resolveSibling(file.getFileName() + EncryptedFolder.ANEW + Ids.next());
        try {
            var was = copy(file, beside, place);
            if (!Arrays.equals(was, digestOf(beside, place))) {
                throw new IOException("the copy does not say what the file says");
            }
            if (!Files.exists(file)) {
                return false;
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
            try (var names = FileChannel.open(file.getParent())) {
                names.force(true); // else a power failure could restore the old file, whose key is gone
            }
            return true;
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** Syncs the copy to disk before the move, because the move removes the old file. */
    private byte[] copy(Path file, Path beside, byte[] place) throws IOException {
        var digest = sha256();
        try (var plain = new DigestInputStream(opened(file, place), digest);
                var channel = FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            // The channel stays open after the cipher stream closes its output.
            var encrypted = cipher.encrypting(new Unclosed(channel), place);
            plain.transferTo(encrypted);
            encrypted.close();
            channel.force(true);
        }
        return digest.digest();
    }

    private byte[] digestOf(Path file, byte[] place) throws IOException {
        var digest = sha256();
        try (var plain = new DigestInputStream(opened(file, place), digest)) {
            plain.transferTo(OutputStream.nullOutputStream());
        }
        return digest.digest();
    }

    private InputStream opened(Path file, byte[] place) throws IOException {
        return cipher.decrypting(new BufferedInputStream(Files.newInputStream(file)), place);
    }

    private static byte[] headOf(Path file) throws IOException {
        try (var encrypted = Files.newInputStream(file)) {
            return encrypted.readNBytes(EncryptionKey.PREFIX);
        }
    }

    private static Optional<UUID> idOf(Path file) {
        var name = file.getFileName().toString();
        try {
            var id = UUID.fromString(name);
            return id.toString().equals(name) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException otherName) {
            return Optional.empty();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Closing writes the buffer and leaves the channel open. */
    private static final class Unclosed extends BufferedOutputStream {
        Unclosed(FileChannel channel) {
            super(Channels.newOutputStream(channel));
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
