package cn.icpfiling.platform.testkit.connections;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Callers wait for their turn, at one row and for a connection, and for nothing longer than that. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class MoreCallersThanConnectionsApiTest {

    private static final int QUESTIONS = 150;
    private static final Duration LONG = Duration.ofSeconds(1);
    private static final Path STACKS = Path.of("target/who-waited.txt").toAbsolutePath();

    private final UUID row = Ids.next();

    @Inject
    Sql sql;

    @ConfigProperty(name = "quarkus.datasource.jdbc.max-size")
    int connections;

    @BeforeEach
    void there_is_a_row_that_all_want() throws IOException {
        Files.deleteIfExists(STACKS);
        sql.update(
                "INSERT INTO probe_events (consumer, event_id, subject, sequence, note) VALUES ('crowd', ?, ?, 1, 'x')",
                row,
                row);
    }

    @Tag("long")
    @Test
    void nobody_waits_long() throws Exception {
        assertThat(longWaits(this::lockTheRow))
                .as("waits, whose stacks are in " + STACKS)
                .isEmpty();
    }

    @Test
    void who_waits_long_is_counted_and_their_stack_is_kept() throws Exception {
        assertThat(longWaits(() -> rest(LONG.multipliedBy(2)), 1, 1)).hasSize(1);
        assertThat(STACKS).content().contains("rest(");
    }

    private List<Duration> longWaits(Runnable question) throws Exception {
        return longWaits(question, connections * 2, QUESTIONS);
    }

    private List<Duration> longWaits(Runnable question, int callers, int questions) throws Exception {
        try (var watch = Executors.newScheduledThreadPool(1);
                var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<List<Duration>> caller = () -> {
                var waits = new ArrayList<Duration>();
                for (var asked = 0; asked < questions; asked++) {
                    var begun = System.nanoTime();
                    var late = watch.schedule(
                            MoreCallersThanConnectionsApiTest::keepStacks, LONG.toNanos(), TimeUnit.NANOSECONDS);
                    question.run();
                    late.cancel(false);
                    waits.add(Duration.ofNanos(System.nanoTime() - begun));
                }
                return waits;
            };
            return crowd.invokeAll(Collections.nCopies(callers, caller)).stream()
                    .flatMap(waits -> waits.resultNow().stream())
                    .filter(wait -> wait.compareTo(LONG) > 0)
                    .toList();
        }
    }

    private void lockTheRow() {
        UnitOfWork.in(() -> sql.first(found -> true, "SELECT 1 FROM probe_events WHERE event_id = ? FOR UPDATE", row));
    }

    private static void rest(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Those of virtual threads too; the first to wait long speaks for all. */
    private static void keepStacks() {
        if (Files.exists(STACKS)) {
            return;
        }
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(STACKS.toString(), ThreadDumpFormat.TEXT_PLAIN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
