package cn.icpfiling.platform.web.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.IntStream;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
import org.junit.jupiter.api.Test;

class LogLimitTest {

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger dropped = new AtomicInteger();
    private final LogLimit limit = new LogLimit(now::get, dropped::incrementAndGet);

    @Test
    void a_flood_of_one_warning_is_cut_and_counted_and_other_lines_pass() {
        assertThat(written("a", "too slow: %s", 1000)).isEqualTo(LogLimit.MOST);
        assertThat(dropped).hasValue(1000 - LogLimit.MOST);
        assertThat(written("a", "another: %s", 1)).isOne();
        assertThat(written("b", "too slow: %s", 1)).isOne();
        assertThat(limit.admits(line(Level.INFO, "a", "too slow: %s"))).isTrue();
    }

    @Test
    void the_first_line_of_the_next_window_says_how_many_were_left_out() {
        written("a", "too slow: %s", LogLimit.MOST + 7);
        now.addAndGet(LogLimit.WINDOW.toNanos());

        var next = line(Level.WARNING, "a", "too slow: %s");
        assertThat(limit.admits(next)).isTrue();
        assertThat(next.getMessage()).isEqualTo("too slow: %s [7 lines like this were left out]");
        var another = line(Level.WARNING, "a", "too slow: %s");
        assertThat(limit.admits(another)).isTrue();
        assertThat(another.getMessage()).isEqualTo("too slow: %s");
    }

    @Test
    void it_says_so_with_the_values_of_that_line() {
        written("a", "too slow: %s", LogLimit.MOST + 7);
        now.addAndGet(LogLimit.WINDOW.toNanos());

        var next = new ExtLogRecord(Level.WARNING, "too slow: %s", FormatStyle.PRINTF, "x");
        next.setLoggerName("a");
        next.setParameters(new Object[] {"upload"});
        assertThat(limit.admits(next)).isTrue();
        assertThat(next.getFormattedMessage()).isEqualTo("too slow: upload [7 lines like this were left out]");
    }

    @Test
    void texts_that_a_caller_makes_up_share_one_limit_in_the_end() {
        var passed = IntStream.range(0, 100_000)
                .filter(i -> limit.admits(line(Level.WARNING, "a", "no field " + i)))
                .count();

        assertThat(passed).isLessThan(1000);
    }

    @Test
    void a_probe_of_a_service_that_is_down_does_not_fill_the_log() {
        assertThat(written(Level.INFO, "io.smallrye.health", "down", 1000)).isEqualTo(LogLimit.MOST);
        assertThat(written(Level.INFO, "another", "down", 1000)).isEqualTo(1000);
    }

    private long written(String logger, String message, int times) {
        return written(Level.WARNING, logger, message, times);
    }

    private long written(Level level, String logger, String message, int times) {
        return IntStream.range(0, times)
                .filter(_ -> limit.admits(line(level, logger, message)))
                .count();
    }

    private static LogRecord line(Level level, String logger, String message) {
        var line = new LogRecord(level, message);
        line.setLoggerName(logger);
        return line;
    }
}
