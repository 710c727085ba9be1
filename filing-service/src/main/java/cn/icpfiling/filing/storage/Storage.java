package cn.icpfiling.filing.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Stores encrypted files, so that operators of disks or bucket cannot read them. A file is never written twice, and an
 * incomplete one has no name.
 */
public interface Storage {

    /** Longer than any pause of a writer. */
    Duration UNTOUCHED = Duration.ofHours(1);

    /** Size and digest of the file before encryption. */
    record Stored(long size, String sha256) {}

    /** Writes a file's plain bytes; they are encrypted on their way. */
    interface Writer {
        void to(OutputStream out) throws IOException;
    }

    Stored write(Shelf shelf, UUID id, Writer writer) throws IOException;

    /** @throws java.nio.file.NoSuchFileException if there is no such file */
    InputStream read(Shelf shelf, UUID id) throws IOException;

    /**
     * Deletes a file for good, even while its key is being changed. Does nothing if there is none. If a bucket is
     * silent, the sweeps delete the file.
     */
    void delete(Shelf shelf, UUID id);

    /** Deletes files that are older than that moment, by the storage's own clock; returns how many. */
    int deleteOlderThan(Shelf shelf, Instant moment);

    /**
     * Deletes encrypted bytes of incomplete files that were not written to since that moment, because their writer was
     * killed; returns how many.
     */
    int deleteLeftBehind(Instant moment);

    /**
     * Passes the ids of files that are older than that moment to the caller, some at a time, so that it may delete
     * them.
     */
    void eachOlderThan(Shelf shelf, Instant moment, Consumer<List<UUID>> some);
}
