package cn.icpfiling.platform.web.log;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Limits each kind of warning or error to {@value #MOST} lines in ten seconds. Also limits what the health library logs
 * at INFO on each probe of a service that is down. The next line says how many were left out. A kind is a logger with
 * the text before its values are inserted.
 */
final class LogLimit {

    static final int MOST = 20;
    static final Duration WINDOW = Duration.ofSeconds(10);
    private static final int MOST_KINDS = 500;
    private static final String PROBED = "io.smallrye.health";

    private final LongSupplier nanos;
    private final Runnable dropped;
    private final Map<String, Window> kinds = new ConcurrentHashMap<>();

    private static final class Window {
        private long begun;
        private int lines;
        private int left;
    }

    LogLimit(LongSupplier nanos, Runnable dropped) {
        this.nanos = nanos;
        this.dropped = dropped;
    }

    boolean admits(LogRecord line) {
        if (line.getLevel().intValue() < Level.WARNING.intValue() && !PROBED.equals(line.getLoggerName())) {
            return true;
        }
        var window = kinds.computeIfAbsent(kind(line), _ -> new Window());
        var leftOut = 0;
        synchronized (window) {
            var now = nanos.getAsLong();
            if (window.lines == 0 || now - window.begun >= WINDOW.toNanos()) {
                leftOut = window.left;
                window.begun = now;
                window.lines = 0;
                window.left = 0;
            }
            if (window.lines == MOST) {
                window.left++;
                dropped.run();
                return false;
            }
            window.lines++;
        }
        if (leftOut > 0) {
            append(line, " [" + leftOut + " lines like this were left out]");
        }
        return true;
    }

    /**
     * Keeps the record's format style, because the values are inserted later. Setting only the message would reset the
     * style.
     */
    private static void append(LogRecord line, String words) {
        if (line instanceof ExtLogRecord extended) {
            extended.setMessage(extended.getMessage() + words, extended.getFormatStyle());
        } else {
            line.setMessage(line.getMessage() + words);
        }
    }

    /**
     * A text that its caller assembled would make each line a kind of its own. Beyond a number of kinds, all lines of a
     * logger are one kind.
     */
    private String kind(LogRecord line) {
        var exact = line.getLoggerName() + "|" + line.getMessage();
        return kinds.containsKey(exact) || kinds.size() < MOST_KINDS ? exact : line.getLoggerName();
    }
}
