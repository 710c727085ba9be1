package cn.icpfiling.platform.crypto;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A folder in which a service keeps what {@link StreamCipher} sealed: each file is called by its id, never written twice, and has
 * the end {@code .part} as long as it is being written.
 */
public interface SealedFolder {
    String BEING_WRITTEN = ".part";
    String ANEW = ".anew-";

    Path path();

    /** What the file of this id is bound to. */
    byte[] boundTo(UUID id);

    /**
     * Deletes a file for good, also while it is being sealed anew. Who seals anew writes beside, looks whether the file is still
     * there, and moves. So the file goes first, then what lies beside it, then once more what was moved in between; a copy
     * that is begun after that finds no file any more.
     */
    static void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
        if (Files.isDirectory(file.getParent())) {
            try (DirectoryStream<Path> beside =
                    Files.newDirectoryStream(file.getParent(), file.getFileName() + ANEW + "*")) {
                for (Path copy : beside) {
                    Files.deleteIfExists(copy);
                }
            }
        }
        Files.deleteIfExists(file);
    }
}
