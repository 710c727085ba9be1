package cn.icpfiling.platform.trace;

import java.util.regex.Pattern;
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

    /** Runs work under the trace of a header, or without one if there is no valid header. */
    public static void under(String traceparent, Runnable work) {
        var match = TRACEPARENT.matcher(traceparent == null ? "" : traceparent);
        if (!match.matches()) {
            work.run();
            return;
        }
        MDC.put(ID, match.group(1));
        MDC.put(SPAN, match.group(2));
        MDC.put(PARENT, traceparent);
        try {
            work.run();
        } finally {
            MDC.remove(ID);
            MDC.remove(SPAN);
            MDC.remove(PARENT);
        }
    }
}
