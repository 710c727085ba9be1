package cn.icpfiling.sandbox.dns;

import java.util.LinkedHashMap;
import java.util.Map;

/** Counts the queries of a name and type, for the last 10,000 of them. */
final class Turns {

    private static final int MOST = 10_000;

    private final Map<String, Integer> counts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > MOST;
        }
    };

    /** Returns how often the key was counted before. */
    synchronized int next(String key) {
        return counts.merge(key, 1, Integer::sum) - 1;
    }
}
