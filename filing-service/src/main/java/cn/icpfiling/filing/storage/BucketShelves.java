package cn.icpfiling.filing.storage;

import cn.icpfiling.platform.crypto.EncryptedStore;
import cn.icpfiling.platform.crypto.EncryptedStores;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The shelves of a bucket, whose files are encrypted again when their key changes. Empty if materials are stored in
 * folders.
 */
@Singleton
final class BucketShelves implements EncryptedStores {

    private final ChosenStorage chosen;
    private final Instance<S3Bucket> bucket;
    private final Instance<S3Storage> storage;

    BucketShelves(ChosenStorage chosen, Instance<S3Bucket> bucket, Instance<S3Storage> storage) {
        this.chosen = chosen;
        this.bucket = bucket;
        this.storage = storage;
    }

    @Override
    public List<EncryptedStore> stores() {
        return chosen.isBucket() ? of(bucket.get(), storage.get()) : List.of();
    }

    static List<EncryptedStore> of(S3Bucket bucket, S3Storage storage) {
        return Stream.of(Shelf.values())
                .<EncryptedStore>map(shelf -> new BucketShelf(shelf, bucket, storage))
                .toList();
    }

    private record BucketShelf(Shelf shelf, S3Bucket bucket, S3Storage storage) implements EncryptedStore {

        @Override
        public String name() {
            return shelf.place();
        }

        @Override
        public Page page(Optional<String> from) throws IOException {
            var page = bucket.page(shelf.folder(), from);
            var held = page.entries().stream()
                    .flatMap(entry -> Shelf.idOf(entry.name()).stream().map(id -> new Held(id, entry.version())))
                    .toList();
            return new Page(held, page.next());
        }

        @Override
        public byte[] boundTo(UUID id) {
            return shelf.boundTo(id);
        }

        @Override
        public byte[] head(UUID id, int length) throws IOException {
            return bucket.head(shelf.named(id), length);
        }

        @Override
        public InputStream encrypted(UUID id) throws IOException {
            return bucket.get(shelf.named(id));
        }

        @Override
        public boolean replace(Held held, Path anew) throws IOException {
            return bucket.replace(shelf.named(held.id()), held.version(), anew);
        }

        @Override
        public Path scratch() throws IOException {
            return storage.scratch();
        }
    }
}
