package cn.icpfiling.filing.storage;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.crypto.SealedFolder;
import cn.icpfiling.platform.id.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FolderStorageTest extends StorageSentences {

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
                Files.createDirectories(folder.resolve("materials").resolve("0a")), "a", SealedFolder.BEING_WRITTEN);
    }

    @Test
    void a_file_lies_where_a_bucket_would_name_it() throws IOException {
        var id = Ids.next();
        storage.write(Shelf.MATERIALS, id, out -> out.write(PAPER));

        var tail = id.toString().substring(34);
        assertThat(folder.resolve("materials").resolve(tail).resolve(id.toString()))
                .isRegularFile();
    }
}
