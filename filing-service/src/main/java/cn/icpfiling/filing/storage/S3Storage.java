package cn.icpfiling.filing.storage;

import cn.icpfiling.platform.crypto.StreamCipher;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Stores files in a bucket, with the same names as in folders. A file is first encrypted to this machine's disk. S3
 * needs its length, a retry sends the same bytes, and a file is in the bucket completely or not at all. A bucket that
 * does not answer is UPSTREAM_UNAVAILABLE.
 */
@ApplicationScoped
@Typed(S3Storage.class)
class S3Storage implements Storage {

    private static final Logger LOG = Logger.getLogger(S3Storage.class);

    private final S3Bucket bucket;
    private final StreamCipher cipher;
    private final Path scratch;

    S3Storage(S3Bucket bucket, StreamCipher cipher, @ConfigProperty(name = "icp.files.dir") Path files) {
        this.bucket = bucket;
        this.cipher = cipher;
        this.scratch = files.resolve("outgoing");
    }

    @Override
    public Stored write(Shelf shelf, UUID id, Writer writer) throws IOException {
        var encrypted = Files.createTempFile(scratch(), id.toString(), ".part");
        try {
            var counted = new DigestedStream(new LazyStream(() -> encrypting(encrypted, shelf, id)));
            try (counted) {
                writer.to(counted);
            }
            underTheKeyOfNow(encrypted, shelf, id);
            bucket.put(shelf.named(id), encrypted);
            return new Stored(counted.size(), counted.sha256());
        } catch (S3Bucket.Failed silent) {
            throw unavailable(silent);
        } finally {
            Files.deleteIfExists(encrypted);
        }
    }

    /**
     * Encrypts the file again if the key changed during a slow upload, because the program that changes keys does not
     * see this disk.
     */
    private void underTheKeyOfNow(Path encrypted, Shelf shelf, UUID id) throws IOException {
        try (var in = Files.newInputStream(encrypted)) {
            if (cipher.encryptsNow(in.readNBytes(StreamCipher.HEAD))) {
                return;
            }
        }
        var anew = Files.createTempFile(scratch(), id.toString(), ".part");
        try {
            try (var plain = opening(Files.newInputStream(encrypted), shelf, id);
                    var out = encrypting(anew, shelf, id)) {
                plain.transferTo(out);
            }
            Files.move(anew, encrypted, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(anew);
        }
    }

    private OutputStream encrypting(Path file, Shelf shelf, UUID id) throws IOException {
        return cipher.encrypting(new BufferedOutputStream(Files.newOutputStream(file)), shelf.boundTo(id));
    }

    private InputStream opening(InputStream encrypted, Shelf shelf, UUID id) throws IOException {
        return cipher.decrypting(new BufferedInputStream(encrypted), shelf.boundTo(id));
    }

    @Override
    public InputStream read(Shelf shelf, UUID id) throws IOException {
        try {
            return opening(bucket.get(shelf.named(id)), shelf, id);
        } catch (S3Bucket.Failed silent) {
            throw unavailable(silent);
        }
    }

    /**
     * A file that cannot be deleted now has no row any more, so the sweeps find it. The caller's act still succeeds.
     */
    @Override
    public void delete(Shelf shelf, UUID id) {
        try {
            bucket.delete(shelf.named(id));
        } catch (IOException later) {
            LOG.warnf("a file of %s is left to the sweep: %s", shelf.place(), later.getMessage());
        }
    }

    @Override
    public int deleteOlderThan(Shelf shelf, Instant moment) {
        var deleted = new AtomicInteger();
        eachOlderThan(shelf, moment, ids -> {
            ids.forEach(id -> delete(shelf, id));
            deleted.addAndGet(ids.size());
        });
        return deleted.get();
    }

    /** Deletes on this machine's disk only: a bucket has no incomplete files. */
    @Override
    public int deleteLeftBehind(Instant moment) {
        var deleted = 0;
        try (var files = Files.newDirectoryStream(scratch())) {
            for (var file : files) {
                if (isOlder(file, moment) && Files.deleteIfExists(file)) {
                    deleted++;
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.warnf("what was left on its way to the bucket is swept later: %s", e.getMessage());
        }
        return deleted;
    }

    private static boolean isOlder(Path file, Instant moment) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(moment);
        } catch (NoSuchFileException done) {
            return false;
        }
    }

    @Override
    public void eachOlderThan(Shelf shelf, Instant moment, Consumer<List<UUID>> some) {
        try {
            var from = Optional.<String>empty();
            do {
                var page = bucket.page(shelf.folder(), from);
                var ids = page.entries().stream()
                        .filter(entry -> entry.written().isBefore(moment))
                        .flatMap(entry -> Shelf.idOf(entry.name()).stream())
                        .toList();
                if (!ids.isEmpty()) {
                    some.accept(ids);
                }
                from = page.next();
            } while (from.isPresent());
        } catch (IOException silent) {
            throw unavailable(silent);
        }
    }

    /** For encrypted copies on their way; {@link #deleteLeftBehind} deletes those of a killed process. */
    Path scratch() throws IOException {
        return Files.createDirectories(scratch);
    }

    private static ProblemException unavailable(IOException silent) {
        LOG.errorf("papers cannot be stored or read: %s", silent.getMessage());
        return new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(silent);
    }
}
