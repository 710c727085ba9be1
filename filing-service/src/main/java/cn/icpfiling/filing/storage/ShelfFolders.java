package cn.icpfiling.filing.storage;

import cn.icpfiling.platform.crypto.SealedFolder;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The folders whose files are encrypted again when their key changes: one for each shelf, even if a bucket has replaced
 * them.
 */
@Singleton
final class ShelfFolders {

    private record ShelfFolder(Shelf shelf, Path path) implements SealedFolder {
        @Override
        public byte[] boundTo(UUID id) {
            return shelf.boundTo(id);
        }
    }

    @Produces
    @Singleton
    SealedFolder materials(FolderStorage storage) {
        return new ShelfFolder(Shelf.MATERIALS, storage.path(Shelf.MATERIALS));
    }

    @Produces
    @Singleton
    SealedFolder faces(FolderStorage storage) {
        return new ShelfFolder(Shelf.FACES, storage.path(Shelf.FACES));
    }

    @Produces
    @Singleton
    SealedFolder quarantine(FolderStorage storage) {
        return new ShelfFolder(Shelf.QUARANTINE, storage.path(Shelf.QUARANTINE));
    }

    @Produces
    @Singleton
    SealedFolder uploads(FolderStorage storage) {
        return new ShelfFolder(Shelf.UPLOADS, storage.path(Shelf.UPLOADS));
    }
}
