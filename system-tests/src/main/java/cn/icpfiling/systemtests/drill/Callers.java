package cn.icpfiling.systemtests.drill;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that each take one turn after the other until all are told to end. Whatever a turn throws is a failure, and the thread goes
 * on: a caller that ended early would leave fewer callers, and a drill that sees no failure because few still call. They keep no JVM alive:
 * a drill that breaks off ends.
 */
public final class Callers implements AutoCloseable {

    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger turns = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;

    /** What a caller does again and again. */
    public interface Turn {
        void take(int number);
    }

    /** One more caller, who waits so long after each turn. */
    public void repeat(int pauseMillis, Turn turn) {
        threads.add(Thread.ofPlatform().daemon().start(() -> {
            for (var number = 0; !stopped; number++) {
                try {
                    turns.incrementAndGet();
                    turn.take(number);
                    TimeUnit.MILLISECONDS.sleep(pauseMillis);
                } catch (InterruptedException | RuntimeException | Error failed) {
                    fails(failed);
                }
            }
        }));
    }

    private void fails(Throwable failed) {
        var why = failed.getMessage() == null ? failed.toString() : failed.getMessage();
        failures.add(LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS) + " " + why
                + (failed.getCause() == null ? "" : " (" + failed.getCause() + ")"));
    }

    /** Returns when each caller has ended its turn. */
    void end() throws InterruptedException {
        stopped = true;
        for (var thread : threads) {
            thread.join();
        }
    }

    /** Returns when each caller has ended its turn, or is interrupted. */
    @Override
    public void close() {
        try {
            end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    int turns() {
        return turns.get();
    }

    List<String> failures() {
        return List.copyOf(failures);
    }
}
