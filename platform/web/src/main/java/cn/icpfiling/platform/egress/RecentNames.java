package cn.icpfiling.platform.egress;

import java.time.Duration;
import java.util.LinkedHashMap;

/** Names with the moment of their last look-up of one kind, the last so many of them. Not for use by several threads at a time. */
final class RecentNames {

    private static final int MOST = 10_000;

    private final long recentNanos;
    private final LinkedHashMap<String, Long> since = new LinkedHashMap<>();

    /** @param recent so long a name is recent */
    RecentNames(Duration recent) {
        this.recentNanos = recent.toNanos();
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

    /** Whether the name is among them, however long ago it was looked up. */
    boolean isKnown(String host) {
        return since.containsKey(host);
    }

    boolean isRecent(String host) {
        var at = since.get(host);
        return at != null && System.nanoTime() - at < recentNanos;
    }
}
