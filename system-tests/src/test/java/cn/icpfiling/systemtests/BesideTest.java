package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BesideTest {

    @TempDir
    Path folder;

    @Test
    void the_tests_go_on_when_the_last_of_those_beside_them_has_ended() throws IOException {
        var journeys = Files.createFile(folder.resolve("journeys"));
        var site = Files.createFile(folder.resolve("site"));

        var waiting = CompletableFuture.runAsync(() -> Beside.awaitNone(folder, Duration.ofMinutes(1)));
        Files.delete(journeys);
        assertThatThrownBy(() -> Beside.awaitNone(folder, Duration.ofMillis(300)))
                .isInstanceOf(Differs.class)
                .hasMessage("Beside the tests still run [site]");
        assertThat(waiting).isNotDone();

        Files.delete(site);
        assertThat(waiting).succeedsWithin(Duration.ofSeconds(30));
    }
}
