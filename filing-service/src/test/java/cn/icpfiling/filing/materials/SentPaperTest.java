package cn.icpfiling.filing.materials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentPaperTest {

    private static final byte[] PAPER = "%PDF-1.7 营业执照".repeat(2_000).getBytes(StandardCharsets.UTF_8);

    /** Takes no byte, as a full disk does. */
    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    Path folder;

    @Test
    void it_comes_back_as_it_was_sent_and_lies_unreadable_meanwhile() throws IOException {
        try (var sent = SentPaper.take(new ByteArrayInputStream(PAPER), folder, PAPER.length)) {
            assertThat(sent.content()).isEqualTo(PAPER);
            assertThat(sent.head(5)).isEqualTo("%PDF-".getBytes(StandardCharsets.US_ASCII));
            try (var files = Files.list(folder)) {
                assertThat(files)
                        .singleElement()
                        .satisfies(file -> assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                                .doesNotContain("PDF", "营业执照"));
            }
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void one_byte_too_many_is_refused_and_leaves_nothing() {
        assertThatThrownBy(() -> SentPaper.take(new ByteArrayInputStream(PAPER), folder, PAPER.length - 1))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.type()).isEqualTo(CommonProblem.BODY_TOO_LARGE));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_sender_who_goes_away_leaves_nothing() {
        var broken = new InputStream() {
            private int sent;

            @Override
            public int read() throws IOException {
                if (sent++ > 20_000) {
                    throw new IOException("the connection is gone");
                }
                return 1;
            }
        };
        assertThatThrownBy(() -> SentPaper.take(broken, folder, 1 << 20)).isInstanceOf(IOException.class);
        assertThat(folder).isEmptyDirectory();
    }

    /** Also a paper that is smaller than any buffer: its bytes meet the disk when the file is closed. */
    @Test
    void a_full_disk_is_told_and_never_a_shorter_paper() throws IOException {
        assumeTrue(Files.exists(FULL), "this system has no /dev/full");
        for (var length : List.of(1, 5_000, PAPER.length)) {
            var file = Files.createSymbolicLink(folder.resolve("sent"), FULL);
            var body = new ByteArrayInputStream(PAPER, 0, length);

            assertThatThrownBy(() -> SentPaper.taken(body, file, PAPER.length)).isInstanceOf(IOException.class);
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void what_a_killed_process_left_is_swept_and_what_is_being_sent_stays() throws IOException {
        var incoming = new Incoming(folder);
        var left = Files.createDirectories(folder.resolve("incoming")).resolve("sent1.part");
        Files.write(left, PAPER);
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minusSeconds(3_600)));
        try (var sent = incoming.take(new ByteArrayInputStream(PAPER), PAPER.length)) {
            assertThat(incoming.deleteUntouchedSince(Instant.now().minusSeconds(900)))
                    .isEqualTo(1);

            assertThat(left).doesNotExist();
            assertThat(sent.content()).isEqualTo(PAPER);
        }
        assertThat(new Incoming(folder.resolve("nowhere")).deleteUntouchedSince(Instant.now()))
                .isZero();
    }
}
