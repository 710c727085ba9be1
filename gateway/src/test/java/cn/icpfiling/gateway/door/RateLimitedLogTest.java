package cn.icpfiling.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RateLimitedLogTest {

    private static final java.util.logging.Logger SINK = java.util.logging.Logger.getLogger("rate.limited.test");

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final RateLimitedLog log = new RateLimitedLog(Logger.getLogger("rate.limited.test"), now::get);
    private final List<String> lines = new ArrayList<>();
    private final Handler ear = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
        }

        @Override
        public void flush() {
            // Nothing is held.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    @BeforeEach
    void listen() {
        SINK.addHandler(ear);
    }

    @AfterEach
    void stopListening() {
        SINK.removeHandler(ear);
    }

    @Test
    void a_thousand_warnings_are_one_line_and_the_next_line_says_how_many_there_were() {
        for (var warning = 0; warning < 1000; warning++) log.warn("service, out of reach", () -> "readOrder");
        assertThat(lines).containsExactly("service, out of reach: readOrder");

        now.addAndGet(RateLimitedLog.PAUSE.toNanos());
        log.warn("service, out of reach", () -> "readOrder");
        assertThat(lines).last().asString().endsWith("(and 999 more like this since the last line)");
    }

    @Test
    void one_subject_does_not_silence_another() {
        log.warn("service, out of reach", () -> "readOrder");
        log.warn("service, too slow", () -> "readOrder");
        assertThat(lines).hasSize(2);
    }
}
