package cn.icpfiling.platform.web.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What heap the longest pages take that may be drawn, asked for by four accounts at once, in a process of their own. The services of the
 * local stack have 160 MB; what they keep leaves room for these.
 */
class PdfMemoryTest {

    private static final int ENOUGH_MEGABYTES = 64;
    private static final int TOO_FEW_MEGABYTES = 24;

    @Test
    @Tag("long")
    void the_longest_pages_at_the_limit_fit_into_a_part_of_a_small_heap() throws Exception {
        assertThat(drawnWith(ENOUGH_MEGABYTES)).isEqualTo("drawn");
    }

    @Test
    @Tag("long")
    void the_check_notices_a_heap_that_is_too_small() throws Exception {
        assertThat(drawnWith(TOO_FEW_MEGABYTES)).contains("OutOfMemoryError").doesNotContain("drawn");
    }

    private static String drawnWith(int megabytes) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + megabytes + "m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Drawing.class.getName())
                .redirectErrorStream(true)
                .start();
        try (var said = process.getInputStream()) {
            var text = new String(said.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
            return text.strip();
        } finally {
            process.destroyForcibly();
        }
    }

    static final class Drawing {

        private Drawing() {}

        public static void main(String[] arguments) throws ExecutionException, InterruptedException {
            var pages = new PdfPages(Duration.ofMinutes(5));
            var page = longest();
            try (var threads = Executors.newFixedThreadPool(4)) {
                var drawn = new ArrayList<Future<byte[]>>();
                for (var i = 0; i < 4; i++) {
                    drawn.add(threads.submit(() -> pages.of(page, UUID.randomUUID())));
                }
                for (var one : drawn) {
                    one.get();
                }
            }
            System.out.println("drawn");
        }

        /** As many different characters as a page may have, so that as much of the font as can be is in the file. */
        private static String longest() {
            var text = new StringBuilder();
            var room = PdfPages.MOST_CHARACTERS
                    - PrintedLetter.page("授权书", "<p></p>").length();
            for (var character = 0x4E00; text.length() < room; character++) {
                text.append((char) character);
            }
            return PrintedLetter.page("授权书", "<p>" + text + "</p>");
        }
    }
}
