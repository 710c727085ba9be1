package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code ./icp} as somebody types it, for what happens to processes. */
final class Script {

    private final Stack stack;

    Script(Stack stack) {
        this.stack = stack;
    }

    void succeeds(String... command) throws IOException, InterruptedException {
        assertThat(run(command)).as("./icp %s", String.join(" ", command)).isZero();
    }

    int run(String... command) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(stack.script().toString()));
        words.addAll(List.of(command));
        var process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "icp-" + String.join("-", command) + ".log")
                        .toFile())
                .start();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        await().atMost(Duration.ofSeconds(1)).until(() -> !process.isAlive());
        return process.exitValue();
    }
}
