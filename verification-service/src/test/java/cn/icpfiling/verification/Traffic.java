package cn.icpfiling.verification;

import java.util.ArrayList;
import java.util.List;

/** When one source was asked. */
public final class Traffic {

    private static final long SECOND = 1_000_000_000L;

    private final List<Long> moments = new ArrayList<>();

    public synchronized void count() {
        moments.add(System.nanoTime());
    }

    /** How often, and how often in the busiest second. */
    public synchronized String told() {
        var busiest = 0;
        var first = 0;
        for (var last = 0; last < moments.size(); last++) {
            while (moments.get(last) - moments.get(first) >= SECOND) {
                first++;
            }
            busiest = Math.max(busiest, last - first + 1);
        }
        return "{\"asked\": %d, \"busiestSecond\": %d}".formatted(moments.size(), busiest);
    }
}
