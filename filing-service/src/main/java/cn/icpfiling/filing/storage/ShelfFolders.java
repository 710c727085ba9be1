package cn.icpfiling.filing.storage;

import cn.icpfiling.platform.crypto.EncryptedFolder;
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

    private record ShelfFolder(Shelf shelf, Path path) implements EncryptedFolder {
        @Override
        public byte[] boundTo(UUID id) {
            return shelf.boundTo(id);
        }
    }

    @Produces
    @Singleton
    EncryptedFolder materials(FolderStorage storage) {
        return new ShelfFolder(Shelf.MATERIALS, storage.path(Shelf.MATERIALS));
    }

    @Produces
    @Singleton
    EncryptedFolder faces(FolderStorage storage) {
        return new ShelfFolder(Shelf.FACES, storage.path(Shelf.FACES));
    }

    @Produces
    @Singleton
    EncryptedFolder quarantine(FolderStorage storage) {
        return new ShelfFolder(Shelf.QUARANTINE, storage.path(Shelf.QUARANTINE));
    }

    @Produces
    @Singleton
    EncryptedFolder uploads(FolderStorage storage) {
        return new ShelfFolder(Shelf.UPLOADS, storage.path(Shelf.UPLOADS));
    }
}
