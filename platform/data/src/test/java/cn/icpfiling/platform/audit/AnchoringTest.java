package cn.icpfiling.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.auditchain.Anchor;
import cn.icpfiling.platform.auditchain.Link;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded in the database and missing in the folder. Every link has its anchor, so that none is signed. */
class AnchoringTest {

    private static final String CHAIN = "test";
    private static final Instant START = Instant.parse("2026-11-24T09:00:00Z");

    @TempDir
    private Path temporary;

    private Path folder;
    private Recorded recorded;
    private Anchoring anchoring;

    /** As many anchors as are told, one link and one minute each, read at the minute after the last. */
    private static final class Recorded extends AuditTable {
        private long count;

        private Recorded() {
            super(null);
        }

        @Override
        Link head() {
            return new Link(count, null, 0, new byte[0], null);
        }

        @Override
        Instant now() {
            return START.plus(Duration.ofMinutes(count + 1));
        }

        @Override
        Instant firstChainedAt() {
            return START;
        }

        @Override
        Optional<Anchor> lastAnchor() {
            return anchor(count);
        }

        @Override
        Optional<Anchor> anchor(long sequence) {
            return sequence > 0 && sequence <= count ? Optional.of(AnchoringTest.anchor(sequence)) : Optional.empty();
        }

        @Override
        List<Anchor> anchorsBetween(long after, long before, int limit) {
            return LongStream.range(after + 1, before)
                    .limit(limit)
                    .mapToObj(AnchoringTest::anchor)
                    .toList();
        }
    }

    private record Settings(Optional<Path> dir) implements AuditChainSettings, AuditChainSettings.Anchors {
        @Override
        public boolean chain() {
            return true;
        }

        @Override
        public int batch() {
            return 1;
        }

        @Override
        public Duration poll() {
            return Duration.ZERO;
        }

        @Override
        public Duration gather() {
            return Duration.ZERO;
        }

        @Override
        public Duration lease() {
            return Duration.ZERO;
        }

        @Override
        public Duration anchorEvery() {
            return Duration.ZERO;
        }

        @Override
        public long anchorEntries() {
            return 1;
        }

        @Override
        public Anchors anchors() {
            return this;
        }
    }

    @BeforeEach
    void open() {
        folder = temporary.resolve("anchors");
        recorded = new Recorded();
        anchoring = anchoring();
    }

    @Test
    void anchors_that_could_not_be_kept_are_kept_later_and_their_age_is_told_until_then() throws IOException {
        runAt(1);
        assertThat(anchoring.ageSeconds()).isZero();
        var aside = Files.move(folder, temporary.resolve("aside"));
        Files.createFile(folder);

        runAt(2);
        runAt(3);
        runAt(4);
        assertThat(anchoring.behind()).isZero();
        assertThat(anchoring.ageSeconds()).isPositive();

        Files.delete(folder);
        Files.move(aside, folder);
        run();
        assertThat(kept()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(anchoring.ageSeconds()).isZero();
    }

    @Test
    void the_age_is_that_of_the_last_anchor_that_is_kept() {
        runAt(2);
        recorded.count = 5;

        anchoring.observe();

        assertThat(anchoring.ageSeconds()).isEqualTo(4 * 60);
    }

    @Test
    void many_files_are_made_up_for_in_several_runs() {
        recorded.count = 250;

        anchoring.anchor(null);
        assertThat(kept()).hasSize(100).endsWith(100L);
        anchoring.anchor(null);
        run();

        assertThat(kept()).hasSize(250);
        assertThat(anchoring.ageSeconds()).isZero();
    }

    @Test
    void half_a_file_counts_as_missing_and_is_completed() throws IOException {
        runAt(3);
        var newest = half(3);

        recorded.count = 3;
        anchoring = anchoring();
        anchoring.observe();
        assertThat(anchoring.ageSeconds()).isEqualTo(2 * 60);
        run();

        assertThat(Files.readString(newest)).endsWith("}\n");
        assertThat(kept()).containsExactly(1L, 2L, 3L);
        assertThat(anchoring.ageSeconds()).isZero();
    }

    @Test
    void half_a_file_among_newer_ones_is_completed_after_a_start() throws IOException {
        runAt(4);
        half(2);
        Files.writeString(folder.resolve(CHAIN).resolve(".000000000005.json.of-a-crash"), "{");

        runAt(5);

        assertThat(kept()).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    /** As a crash in the middle of the write leaves it. */
    private Path half(long sequence) throws IOException {
        var file = folder.resolve(CHAIN).resolve("%012d.json".formatted(sequence));
        var whole = Files.readString(file);
        return Files.writeString(file, whole.substring(0, whole.length() / 2));
    }

    private Anchoring anchoring() {
        return new Anchoring(recorded, null, null, null, new Settings(Optional.of(folder)));
    }

    /** By a replica that has just taken the lease. */
    private void runAt(long count) {
        recorded.count = count;
        anchoring = anchoring();
        run();
    }

    private void run() {
        anchoring.anchor(null);
        anchoring.observe();
    }

    private List<Long> kept() {
        return AnchorFiles.read(List.of(folder), CHAIN).stream()
                .map(Anchor::sequence)
                .toList();
    }

    private static Anchor anchor(long sequence) {
        return new Anchor(
                CHAIN, sequence, sequence, "00", START.plus(Duration.ofMinutes(sequence)), null, "c2lnbmF0dXJl");
    }
}
