package cn.icpfiling.platform.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Stores files that {@link StreamCipher} encrypted elsewhere than in a folder, such as in a bucket. The name of a file
 * is its id. A file exists completely or not at all, and its service never writes it twice.
 */
public interface EncryptedStore {

    /** @param version changes whenever the bytes change */
    record Held(UUID id, String version) {}

    /** Returns the name of the store for the log. */
    String name();

    /** A page of files, in any order, with the position of the next page. A page may be empty and not be the last. */
    record Page(List<Held> held, Optional<String> next) {}

    /** @param from the position from the page before; empty for the first page */
    Page page(Optional<String> from) throws IOException;

    /** Returns the associated data of the file with this id. */
    byte[] boundTo(UUID id);

    /** Returns the first bytes. @throws java.nio.file.NoSuchFileException when the file is gone */
    byte[] head(UUID id, int length) throws IOException;

    /** Returns the encrypted bytes. @throws java.nio.file.NoSuchFileException when the file is gone */
    InputStream encrypted(UUID id) throws IOException;

    /** Replaces this version by the encrypted bytes. Returns false if the file is gone or has another version. */
    boolean replace(Held held, Path anew) throws IOException;

    /** Returns a folder of this machine for encrypted copies in transit. */
    Path scratch() throws IOException;
}
