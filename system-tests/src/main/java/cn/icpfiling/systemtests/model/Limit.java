package cn.icpfiling.systemtests.model;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The end of a run that none of its own limits ended, such as one whose order goes in a circle. The run tells it what it does, and it
 * tells this at last.
 */
final class Limit {

    private final Duration longest;
    private final AtomicReference<String> last = new AtomicReference<>("the first sign-ups");

    /** @param longest the whole run */
    Limit(Duration longest) {
        this.longest = longest;
    }

    /** @param ends is told the violation, and ends the run */
    void begins(Consumer<String> ends) {
        Thread.ofPlatform().daemon().start(() -> waits(ends));
    }

    void reached(String what) {
        last.set(what);
    }

    private void waits(Consumer<String> ends) {
        try {
            TimeUnit.NANOSECONDS.sleep(longest.toNanos());
            ends.accept("the model did not end within %d minutes. What it told last: %s"
                    .formatted(longest.toMinutes(), last.get()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
