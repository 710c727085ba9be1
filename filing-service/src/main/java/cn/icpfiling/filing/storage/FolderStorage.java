package cn.icpfiling.filing.storage;

import cn.icpfiling.platform.crypto.EncryptedFolder;
import cn.icpfiling.platform.crypto.StreamCipher;
import cn.icpfiling.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Stores files in folders of one disk that all replicas share, one folder for each shelf. */
@ApplicationScoped
@Typed(FolderStorage.class)
class FolderStorage implements Storage {

    private static final Logger LOG = Logger.getLogger(FolderStorage.class);
    private static final int PAGE = 200;

    private final Path folder;
    private final StreamCipher cipher;

    FolderStorage(@ConfigProperty(name = "icp.files.dir") Path folder, StreamCipher cipher) {
        this.folder = folder;
        this.cipher = cipher;
    }

    /** Writes to a temporary file and moves it, so that an incomplete file never has its name. */
    @Override
    public Stored write(Shelf shelf, UUID id, Writer writer) throws IOException {
        var place = place(shelf, id);
        Files.createDirectories(place.getParent());
        var beside = beside(place);
        try {
            var counted = new DigestedStream(new LazyStream(() ->
                    cipher.encrypting(new BufferedOutputStream(Files.newOutputStream(beside)), shelf.boundTo(id))));
            try (counted) {
                writer.to(counted);
            }
            Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
            return new Stored(counted.size(), counted.sha256());
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** The temporary file before it gets its name. */
    Path beside(Path place) {
        return place.resolveSibling(place.getFileName() + "." + Ids.next() + EncryptedFolder.BEING_WRITTEN);
    }

    @Override
    public InputStream read(Shelf shelf, UUID id) throws IOException {
        return cipher.decrypting(new BufferedInputStream(Files.newInputStream(place(shelf, id))), shelf.boundTo(id));
    }

    @Override
    public void delete(Shelf shelf, UUID id) {
        try {
            EncryptedFolder.delete(place(shelf, id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int deleteOlderThan(Shelf shelf, Instant moment) {
        var deleted = new AtomicInteger();
        eachFileOlderThan(shelf, moment, file -> {
            EncryptedFolder.delete(file);
            deleted.incrementAndGet();
        });
        return deleted.get();
    }

    @Override
    public int deleteLeftBehind(Instant moment) {
        var deleted = new AtomicInteger();
        for (var shelf : Shelf.values()) {
            eachFileOlderThan(shelf, moment, file -> {
                if (file.toString().endsWith(EncryptedFolder.BEING_WRITTEN) && Files.deleteIfExists(file)) {
                    deleted.incrementAndGet();
                }
            });
        }
        return deleted.get();
    }

    @Override
    public void eachOlderThan(Shelf shelf, Instant moment, Consumer<List<UUID>> some) {
        var ids = new ArrayList<UUID>();
        eachFileOlderThan(shelf, moment, file -> {
            Shelf.idOf(file.toString()).ifPresent(ids::add);
            if (ids.size() == PAGE) {
                some.accept(List.copyOf(ids));
                ids.clear();
            }
        });
        if (!ids.isEmpty()) {
            some.accept(List.copyOf(ids));
        }
    }

    private interface Visitor {
        void visit(Path file) throws IOException;
    }

    private void eachFileOlderThan(Shelf shelf, Instant moment, Visitor visitor) {
        if (!Files.isDirectory(path(shelf))) {
            return;
        }
        try (var files = Files.walk(path(shelf))) {
            for (var file : (Iterable<Path>) files::iterator) {
                if (isOlder(file, moment)) {
                    visitor.visit(file);
                }
            }
        } catch (UncheckedIOException changing) {
            LOG.debugf("%s changed while it was swept: %s", shelf, changing.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOlder(Path file, Instant moment) throws IOException {
        try {
            return Files.isRegularFile(file)
                    && Files.getLastModifiedTime(file).toInstant().isBefore(moment);
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    Path path(Shelf shelf) {
        return folder.resolve(shelf.place());
    }

    private Path place(Shelf shelf, UUID id) {
        return folder.resolve(shelf.named(id));
    }
}
