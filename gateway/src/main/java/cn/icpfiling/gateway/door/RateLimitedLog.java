package cn.icpfiling.gateway.door;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Warnings that callers can cause: one line a subject in ten seconds, and the next line says how many were left out. */
final class RateLimitedLog {

    static final Duration PAUSE = Duration.ofSeconds(10);

    private final Logger log;
    private final LongSupplier nanos;
    private final Map<String, Subject> subjects = new ConcurrentHashMap<>();

    private static final class Subject {
        boolean begun;
        long last;
        long leftOut;
    }

    RateLimitedLog(Logger log) {
        this(log, System::nanoTime);
    }

    RateLimitedLog(Logger log, LongSupplier nanos) {
        this.log = log;
        this.nanos = nanos;
    }

    /** @param subject one of few: nothing that a caller writes */
    void warn(String subject, Supplier<String> words) {
        var known = subjects.computeIfAbsent(subject, it -> new Subject());
        long leftOut;
        synchronized (known) {
            var now = nanos.getAsLong();
            if (known.begun && now - known.last < PAUSE.toNanos()) {
                known.leftOut++;
                return;
            }
            leftOut = known.leftOut;
            known.begun = true;
            known.last = now;
            known.leftOut = 0;
        }
        var more = leftOut == 0 ? "" : " (and %d more like this since the last line)".formatted(leftOut);
        log.warn(subject + ": " + words.get() + more);
    }
}
