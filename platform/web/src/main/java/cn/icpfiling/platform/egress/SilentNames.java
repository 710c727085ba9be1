package cn.icpfiling.platform.egress;

import java.time.Duration;
import java.util.LinkedHashMap;

/** Names whose look-up did not end in time, the last so many of them. Not for use by several threads at a time. */
final class SilentNames {

    private static final int MOST = 10_000;

    private final long quietNanos;
    private final LinkedHashMap<String, Long> since = new LinkedHashMap<>();

    /** @param quiet so long a name is refused */
    SilentNames(Duration quiet) {
        this.quietNanos = quiet.toNanos();
    }

    void add(String host) {
        // Anew, so that the oldest stands first.
        since.remove(host);
        since.put(host, System.nanoTime());
        if (since.size() > MOST) {
            since.pollFirstEntry();
        }
    }

    void remove(String host) {
        since.remove(host);
    }

    /** Whether the last look-up did not end in time, however long ago. */
    boolean isKnown(String host) {
        return since.containsKey(host);
    }

    boolean isRefused(String host) {
        var at = since.get(host);
        return at != null && System.nanoTime() - at < quietNanos;
    }
}
