package cn.icpfiling.inspection.scans;

import java.time.Duration;
import java.util.ArrayDeque;

/**
 * Domains a second over the last seconds, those that are confirmed counted again. A mean since the start would hide a shard that has come to a stop, for which an
 * alert waits (ScanStalled).
 */
final class RecentRate {
    private static final long SPAN_NANOS = Duration.ofSeconds(15).toNanos();
    private static final double NANOS_A_SECOND = 1e9;

    /** The oldest note is the newest one of those that are at least the span old, or the start. */
    private final ArrayDeque<Note> notes = new ArrayDeque<>();

    private record Note(long nanoTime, long answered) {}

    /** Starts with no answer; times are those of {@link System#nanoTime}. */
    RecentRate(long nanoTime) {
        notes.add(new Note(nanoTime, 0));
    }

    /** Notes how many domains got an answer until now, and returns the rate; 0 at the time of the start. */
    double at(long nanoTime, long answered) {
        var since = notes.removeFirst();
        while (!notes.isEmpty() && nanoTime - notes.getFirst().nanoTime >= SPAN_NANOS) {
            since = notes.removeFirst();
        }
        notes.addFirst(since);
        notes.addLast(new Note(nanoTime, answered));
        var nanos = nanoTime - since.nanoTime;
        return nanos <= 0 ? 0 : (answered - since.answered) * NANOS_A_SECOND / nanos;
    }
}
