package cn.icpfiling.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * {@code ./icp test} plays the journeys, the documentation site and the stories of the clients beside the tests. Each has a file in the
 * folder that ICP_BESIDE names, for as long as it runs. A class that wants the stack for itself waits until the last one has gone.
 */
public final class Beside implements BeforeAllCallback {

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final AtomicBoolean VAIN = new AtomicBoolean();
    private static final Duration EVERY = Duration.ofMillis(200);

    @Override
    public void beforeAll(ExtensionContext context) {
        var folder = System.getenv("ICP_BESIDE");
        if (folder != null && context.getRequiredTestClass().isAnnotationPresent(Isolated.class)) {
            try {
                awaitNone(Path.of(folder), VAIN.get() ? SHORT : PATIENCE);
            } catch (Differs stillRunning) {
                // what has not ended for one class ends for no other: they fail soon
                VAIN.set(true);
                throw stillRunning;
            }
        }
    }

    static void awaitNone(Path folder, Duration patience) {
        try {
            Awaitility.await()
                    .pollInSameThread()
                    .atMost(patience)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(EVERY)
                    .until(() -> running(folder).isEmpty());
        } catch (ConditionTimeoutException e) {
            throw new Differs("Beside the tests still run " + running(folder));
        }
    }

    private static List<String> running(Path folder) {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
