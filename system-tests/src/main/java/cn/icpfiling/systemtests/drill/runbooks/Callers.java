package cn.icpfiling.systemtests.drill.runbooks;

import cn.icpfiling.systemtests.Caller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Callers who ask one path again and again, whatever is answered, until this is closed. */
final class Callers implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final List<Thread> threads = new ArrayList<>();

    private Callers() {}

    static Callers of(Caller caller, String path, int number) {
        var callers = new Callers();
        for (var i = 0; i < number; i++) {
            callers.threads.add(Thread.startVirtualThread(() -> asks(caller, path)));
        }
        return callers;
    }

    private static void asks(Caller caller, String path) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    caller.get(path);
                } catch (RuntimeException broken) {
                    // a fault is being played
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
