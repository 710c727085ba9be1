package cn.icpfiling.platform.trace;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.MDC;

/**
 * The trace id of the log lines, passed from a request to its events and to their consumers. The web part puts the
 * same keys into the log context.
 */
public final class TraceContext {
    private static final String ID = "traceId";
    private static final String SPAN = "spanId";
    private static final String PARENT = "traceparent";
    private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}");

    private TraceContext() {}

    /** Returns the W3C traceparent of the current work, or null when nothing is traced. */
    public static String traceparent() {
        return MDC.get(PARENT) instanceof String parent
                        && TRACEPARENT.matcher(parent).matches()
                ? parent
                : null;
    }

    /** Returns the trace id alone, or null when nothing is traced. */
    public static String id() {
        var parent = traceparent();
        return parent == null ? null : parent.split("-")[1];
    }

    /** Runs work under the trace of a header, or without one if there is no valid header. The trace from before holds again afterwards. */
    public static void under(String traceparent, Runnable work) {
        var match = TRACEPARENT.matcher(traceparent == null ? "" : traceparent);
        var traced = match.matches();
        var before = Stream.of(ID, SPAN, PARENT).map(MDC::get).toList();
        set(traced ? match.group(1) : null, traced ? match.group(2) : null, traced ? traceparent : null);
        try {
            work.run();
        } finally {
            set(before.get(0), before.get(1), before.get(2));
        }
    }

    private static void set(Object id, Object span, Object parent) {
        set(ID, id);
        set(SPAN, span);
        set(PARENT, parent);
    }

    private static void set(String key, Object value) {
        if (value == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, value);
        }
    }
}
