package cn.icpfiling.platform.testkit;

import cn.icpfiling.platform.crypto.KeyHolders;
import cn.icpfiling.platform.crypto.ReencryptFields;
import cn.icpfiling.platform.crypto.RotateKeys;
import cn.icpfiling.platform.crypto.RotateKeys.Patience;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Rotates all keys of the running service under test. Runs the jobs without pauses, so the test does not wait for their
 * schedules.
 */
public final class HurriedRotation {
    private static final Duration SETTLED = Duration.ofSeconds(1);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final Patience PATIENCE = Patience.of(Duration.ofMinutes(2));
    private static final Duration PAUSE = Duration.ofMillis(100);

    private HurriedRotation() {}

    /** Returns whether every key was rotated. If not, prints the obstacle. */
    public static boolean run(KeyHolders holders, ReencryptFields job, PrintStream out) throws Exception {
        var over = new AtomicBoolean();
        try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            var hurry = thread.submit(() -> {
                while (!over.get()) {
                    holders.tell();
                    job.run();
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            });
            try {
                return new RotateKeys(out, SETTLED, LOOK_AGAIN, PATIENCE)
                        .run(
                                LocalStack.folder().resolve("keys"),
                                LocalStackResource.KEYS_NAME,
                                LocalStack.jdbcUrl(),
                                LocalStack.USER,
                                LocalStack.PASSWORD);
            } finally {
                over.set(true);
                hurry.get(1, TimeUnit.MINUTES);
            }
        }
    }
}
