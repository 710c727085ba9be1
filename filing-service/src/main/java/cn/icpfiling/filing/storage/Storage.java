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
 * Keeps files that are sealed before they come here: whoever looks after the disks or the bucket reads nothing. A file is never
 * written twice, and one that is only half there has no name.
 */
public interface Storage {

    /** Nobody who is still writing pauses so long. */
    Duration UNTOUCHED = Duration.ofHours(1);

    /** What was written, as it was before it was sealed. */
    record Stored(long size, String sha256) {}

    /** Writes a file's bytes in clear; they are sealed on their way. */
    interface Writer {
        void to(OutputStream out) throws IOException;
    }

    Stored write(Shelf shelf, UUID id, Writer writer) throws IOException;

    /** @throws java.nio.file.NoSuchFileException when there is none */
    InputStream read(Shelf shelf, UUID id) throws IOException;

    /** For good, also while it is being sealed anew; nothing happens when there is none. A bucket that is silent is left to the sweeps. */
    void delete(Shelf shelf, UUID id);

    /** Deletes what has been standing there since before that moment, by the storage's own clock. How many that were. */
    int deleteOlderThan(Shelf shelf, Instant moment);

    /**
     * Deletes sealed bytes that never became a file and that nobody has written to since that moment: their writer was killed. How
     * many that were.
     */
    int deleteLeftBehind(Instant moment);

    /** Shows, some at a time, what has been standing there since before that moment, so that somebody may delete it. */
    void eachOlderThan(Shelf shelf, Instant moment, Consumer<List<UUID>> some);
}
