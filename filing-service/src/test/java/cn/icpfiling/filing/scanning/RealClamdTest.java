package cn.icpfiling.filing.scanning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the daemon itself, where the machine has it; with a signature of our own, since theirs must be downloaded. */
class RealClamdTest {

    private static final Path DAEMON = Path.of("/usr/sbin/clamd");
    /** In two pieces: nobody's scanner shall find it here. */
    private static final String VIRUS = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    @TempDir
    Path folder;

    private Process daemon;
    private Clamd clamd;

    @BeforeEach
    void the_daemon_runs() throws IOException {
        assumeTrue(
                Files.isExecutable(DAEMON),
                "NOT CHECKED: papers with a real clamd, because it is missing (Debian: clamav-daemon)");
        var signatures = Files.createDirectories(folder.resolve("db"));
        Files.writeString(
                signatures.resolve("own.ndb"),
                "Own.Test:0:*:" + HexFormat.of().formatHex(VIRUS.getBytes(StandardCharsets.US_ASCII)) + "\n");
        var socket = folder.resolve("clamd.ctl");
        var settings = Files.writeString(
                folder.resolve("clamd.conf"),
                "Foreground yes\nDatabaseDirectory " + signatures + "\nLocalSocket " + socket + "\n");
        daemon = new ProcessBuilder(DAEMON.toString(), "-c", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start();
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(socket));
        clamd = new Clamd("unix:" + socket, Duration.ofSeconds(10), new SimpleMeterRegistry());
    }

    @AfterEach
    void the_daemon_has_ended() {
        if (daemon != null) {
            daemon.destroyForcibly();
        }
    }

    @Test
    void it_finds_what_it_knows_and_nothing_in_what_is_clean() throws IOException {
        assertThat(scan("a paper ".repeat(100_000))).isEqualTo(Scanner.Verdict.CLEAN);
        assertThat(scan("before" + VIRUS + "behind")).isEqualTo(Scanner.Verdict.INFECTED);
    }

    private Scanner.Verdict scan(String text) throws IOException {
        return clamd.scan(() -> new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
