package cn.icpfiling.platform.web.log;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Counts the lines that {@link LimitedLog} leaves out, and shows the number from the start of the process on. */
@Singleton
final class DroppedLines {

    void start(@Observes StartupEvent started) {
        var _ = counter();
    }

    static void count() {
        counter().increment();
    }

    private static Counter counter() {
        return Metrics.counter("icp.log.lines.dropped");
    }
}
