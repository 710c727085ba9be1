package cn.icpfiling.filing.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.crypto.NewKeysets;
import cn.icpfiling.platform.crypto.StreamCipher;
import cn.icpfiling.platform.id.Ids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds wherever papers lie. */
abstract class StorageSentences {

    static final byte[] PAPER = "营业执照".repeat(50_000).getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    StreamCipher cipher;
    Storage storage;

    abstract Storage made() throws IOException;

    /** The bytes as whoever looks after disk or bucket sees them. */
    abstract byte[] asTheyLie(Shelf shelf, UUID id) throws IOException;

    @BeforeEach
    void keys_are_there() throws Exception {
        var keys = folder.resolve("keys");
        NewKeysets.make(keys, "filing");
        cipher = StreamCipher.reading(keys, "filing");
        storage = made();
    }

    @Test
    void what_was_written_is_read_and_lies_encrypted() throws IOException {
        var id = Ids.next();

        var stored = storage.write(Shelf.MATERIALS, id, out -> out.write(PAPER));

        assertThat(stored.size()).isEqualTo(PAPER.length);
        assertThat(stored.sha256()).hasSize(64);
        assertThat(read(Shelf.MATERIALS, id)).isEqualTo(PAPER);
        assertThat(new String(asTheyLie(Shelf.MATERIALS, id), StandardCharsets.UTF_8))
                .doesNotContain("营业执照");
    }

    @Test
    void an_empty_file_is_a_file() throws IOException {
        var id = Ids.next();

        storage.write(Shelf.UPLOADS, id, out -> {});

        assertThat(read(Shelf.UPLOADS, id)).isEmpty();
    }

    /** Where bytes lie that somebody writes who is killed now. */
    abstract Path onItsWay() throws IOException;

    @Test
    void what_a_killed_writer_left_goes_when_nobody_has_touched_it_for_long_and_files_stay() throws IOException {
        var id = Ids.next();
        storage.write(Shelf.MATERIALS, id, out -> out.write(PAPER));
        var left = Files.write(onItsWay(), PAPER);
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minusSeconds(3_600)));
        var fresh = Files.write(onItsWay(), PAPER);

        assertThat(storage.deleteLeftBehind(Instant.now().minusSeconds(1_800))).isEqualTo(1);

        assertThat(left).doesNotExist();
        assertThat(fresh).exists();
        assertThat(read(Shelf.MATERIALS, id)).isEqualTo(PAPER);
        assertThat(storage.deleteLeftBehind(Instant.now().plusSeconds(60))).isEqualTo(1);
    }

    @Test
    void a_file_that_is_not_there_is_said_to_be_missing_and_may_be_deleted() throws IOException {
        var id = Ids.next();

        assertThatThrownBy(() -> storage.read(Shelf.MATERIALS, id)).isInstanceOf(NoSuchFileException.class);

        storage.delete(Shelf.MATERIALS, id);
        storage.write(Shelf.MATERIALS, id, out -> out.write(PAPER));
        storage.delete(Shelf.MATERIALS, id);
        storage.delete(Shelf.MATERIALS, id);
        assertThatThrownBy(() -> storage.read(Shelf.MATERIALS, id)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void one_shelf_knows_nothing_of_another() throws IOException {
        var id = Ids.next();
        storage.write(Shelf.QUARANTINE, id, out -> out.write(PAPER));

        assertThatThrownBy(() -> storage.read(Shelf.MATERIALS, id)).isInstanceOf(NoSuchFileException.class);
        storage.delete(Shelf.MATERIALS, id);

        assertThat(read(Shelf.QUARANTINE, id)).isEqualTo(PAPER);
    }

    @Test
    void a_writer_who_fails_leaves_nothing_that_can_be_seen() {
        var id = Ids.next();

        assertThatThrownBy(() -> storage.write(Shelf.MATERIALS, id, out -> {
                    out.write(PAPER);
                    throw new IOException("the line was cut");
                }))
                .hasMessage("the line was cut");

        assertThatThrownBy(() -> storage.read(Shelf.MATERIALS, id)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void who_reads_the_beginning_alone_may_go_away() throws IOException {
        var id = Ids.next();
        storage.write(Shelf.MATERIALS, id, out -> out.write(PAPER));

        for (var time = 0; time < 20; time++) {
            try (var in = storage.read(Shelf.MATERIALS, id)) {
                assertThat(in.readNBytes(12)).isEqualTo("营业执照".getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(read(Shelf.MATERIALS, id)).isEqualTo(PAPER);
    }

    @Test
    void of_several_who_write_at_one_place_one_is_read_as_a_whole() throws Exception {
        var id = Ids.next();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = IntStream.range(0, 4)
                    .mapToObj(n -> threads.submit(() -> storage.write(
                            Shelf.MATERIALS,
                            id,
                            out -> out.write(Integer.toString(n).repeat(100_000).getBytes(StandardCharsets.US_ASCII)))))
                    .toList();
            for (var writer : writers) {
                writer.get();
            }
        }
        var said = new String(read(Shelf.MATERIALS, id), StandardCharsets.US_ASCII);

        assertThat(said).hasSize(100_000).isEqualTo(said.substring(0, 1).repeat(100_000));
    }

    @Test
    void what_is_old_is_shown_and_swept_and_nothing_else() throws IOException {
        var ids = new ArrayList<UUID>();
        for (var n = 0; n < 3; n++) {
            ids.add(Ids.next());
            storage.write(Shelf.UPLOADS, ids.getLast(), out -> out.write(1));
        }
        var paper = Ids.next();
        storage.write(Shelf.MATERIALS, paper, out -> out.write(PAPER));
        var soon = Instant.now().plusSeconds(60);
        var before = Instant.now().minusSeconds(60);

        var shown = new ArrayList<UUID>();
        storage.eachOlderThan(Shelf.UPLOADS, before, shown::addAll);
        assertThat(shown).isEmpty();
        storage.eachOlderThan(Shelf.UPLOADS, soon, shown::addAll);
        assertThat(shown).containsExactlyInAnyOrderElementsOf(ids);

        assertThat(storage.deleteOlderThan(Shelf.UPLOADS, before)).isZero();
        assertThat(storage.deleteOlderThan(Shelf.UPLOADS, soon)).isEqualTo(3);
        assertThat(storage.deleteOlderThan(Shelf.UPLOADS, soon)).isZero();
        assertThat(read(Shelf.MATERIALS, paper)).isEqualTo(PAPER);
    }

    byte[] read(Shelf shelf, UUID id) throws IOException {
        try (var in = storage.read(shelf, id)) {
            return in.readAllBytes();
        }
    }
}
