package cn.icpfiling.platform.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps what {@link StreamCipher} sealed elsewhere than in a folder, as a bucket does: each file is called by its id, is there as a
 * whole or not at all, and is never written twice by its service.
 */
public interface SealedStore {

    /** @param version is another one as soon as the bytes are */
    record Held(UUID id, String version) {}

    /** How the log calls it. */
    String name();

    /** Some of what is there, in any order, and how to go on; it may be empty and still not the last. */
    record Page(List<Held> held, Optional<String> next) {}

    /** @param from where the page before said to go on, nothing at first */
    Page page(Optional<String> from) throws IOException;

    /** What the file of this id is bound to. */
    byte[] boundTo(UUID id);

    /** The first bytes. @throws java.nio.file.NoSuchFileException when it is gone */
    byte[] head(UUID id, int length) throws IOException;

    /** The sealed bytes. @throws java.nio.file.NoSuchFileException when it is gone */
    InputStream sealed(UUID id) throws IOException;

    /** Puts these sealed bytes in the place of that version. False when it is gone, or not that version any more. */
    boolean replace(Held held, Path anew) throws IOException;

    /** A folder of this machine for sealed copies that are on their way. */
    Path scratch() throws IOException;
}
