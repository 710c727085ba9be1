package cn.icpfiling.filing.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.icpfiling.platform.crypto.EncryptedFolder;
import cn.icpfiling.platform.id.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FolderStorageTest extends StorageSentences {

    /** Takes no byte, as a full disk does. */
    private static final Path FULL = Path.of("/dev/full");

    @Override
    Storage made() {
        return new FolderStorage(folder, cipher);
    }

    @Override
    byte[] asTheyLie(Shelf shelf, UUID id) throws IOException {
        return Files.readAllBytes(folder.resolve(shelf.named(id)));
    }

    @Override
    Path onItsWay() throws IOException {
        return Files.createTempFile(
                Files.createDirectories(folder.resolve("materials").resolve("0a")), "a", EncryptedFolder.BEING_WRITTEN);
    }

    @Test
    void a_file_lies_where_a_bucket_would_name_it() throws IOException {
        var id = Ids.next();
        storage.write(Shelf.MATERIALS, id, out -> out.write(PAPER));

        var tail = id.toString().substring(34);
        assertThat(folder.resolve("materials").resolve(tail).resolve(id.toString()))
                .isRegularFile();
    }

    @Test
    void a_full_disk_is_told_and_leaves_neither_a_file_nor_a_part_of_one() {
        assumeTrue(Files.exists(FULL), "this system has no /dev/full");
        var full = new FolderStorage(folder, cipher) {
            @Override
            Path beside(Path place) {
                try {
                    return Files.createSymbolicLink(super.beside(place), FULL);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
        for (var length : List.of(0, 1, PAPER.length)) {
            var id = Ids.next();

            assertThatThrownBy(() -> full.write(Shelf.MATERIALS, id, out -> out.write(PAPER, 0, length)))
                    .isInstanceOf(IOException.class);
            assertThat(folder.resolve(Shelf.MATERIALS.named(id)).getParent()).isEmptyDirectory();
        }
    }

    /** A paper that waits for its turn holds neither a file nor a segment of the cipher. */
    @Test
    void nothing_is_opened_before_the_first_byte() throws IOException {
        var id = Ids.next();
        storage.write(Shelf.MATERIALS, id, out -> {
            assertThat(folder.resolve(Shelf.MATERIALS.named(id)).getParent()).isEmptyDirectory();
            out.write(PAPER);
            try (var begun =
                    Files.list(folder.resolve(Shelf.MATERIALS.named(id)).getParent())) {
                assertThat(begun).hasSize(1);
            }
        });
        assertThat(read(Shelf.MATERIALS, id)).isEqualTo(PAPER);
    }
}
