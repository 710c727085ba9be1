package cn.icpfiling.platform.crypto;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A folder of files that {@link StreamCipher} encrypted. The name of a file is its id. A file is never written twice
 * and ends in {@code .part} while it is being written.
 */
public interface EncryptedFolder {
    String BEING_WRITTEN = ".part";
    String ANEW = ".anew-";

    Path path();

    /** Returns the associated data of the file with this id. */
    byte[] boundTo(UUID id);

    /**
     * Deletes a file for good, also while a job encrypts it again. The job writes a copy beside the file, checks that
     * the file still exists, and moves the copy. So this method deletes the file first, then the copies beside it, then
     * again a copy that was moved in between. A copy that starts after that finds no file.
     */
    static void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
        if (Files.isDirectory(file.getParent())) {
            try (var beside = Files.newDirectoryStream(file.getParent(), file.getFileName() + ANEW + "*")) {
                for (var copy : beside) {
                    Files.deleteIfExists(copy);
                }
            }
        }
        Files.deleteIfExists(file);
    }
}
