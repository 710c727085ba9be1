package cn.icpfiling.platform.web.trace;

import io.vertx.ext.web.RoutingContext;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * The W3C trace of a request, from a valid {@code traceparent} or new. The log context holds it under {@link #ID_KEY}
 * and {@link #PARENT_KEY}, so that code that works for the request (outbox, client filter) can pass it on.
 */
public record Trace(String id, String span, String flags) {

    public static final String HEADER = "traceparent";
    public static final String ID_HEADER = "X-Trace-Id";
    public static final String ID_KEY = "traceId";
    public static final String SPAN_KEY = "spanId";
    public static final String PARENT_KEY = "traceparent";

    private static final Pattern PARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");
    private static final String SAMPLED = "01";

    public static Trace begin() {
        return new Trace(random(16), random(8), SAMPLED);
    }

    /** Continues the caller's trace under a new span. An unreadable or all-zero parent is ignored. */
    public static Trace after(String traceparent) {
        var parent = PARENT.matcher(traceparent == null ? "" : traceparent);
        if (!parent.matches() || zero(parent.group(1)) || zero(parent.group(2))) {
            return begin();
        }
        return new Trace(parent.group(1), random(8), parent.group(3));
    }

    public static Trace of(RoutingContext request) {
        if (request.get(ID_KEY) instanceof Trace known) {
            return known;
        }
        var trace = after(request.request().getHeader(HEADER));
        request.put(ID_KEY, trace);
        return trace;
    }

    public String traceparent() {
        return "00-" + id + "-" + span + "-" + flags;
    }

    private static boolean zero(String hex) {
        return hex.chars().allMatch(c -> c == '0');
    }

    /** Unique but not secret, because every response contains it. */
    private static String random(int bytes) {
        var random = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
