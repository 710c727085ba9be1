package cn.icpfiling.inspection.dns.authority;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Counts millions of questions in little memory: for each group of servers (an IPv4 /24) the arrival times, and how many
 * different questions came. A question is kept as 64 bits of hash.
 */
public final class QuestionCounts implements QuestionLog {
    private static final long PRIME = 0x100000001b3L;

    private final Map<String, Group> groups = new HashMap<>();
    private long[] keys = new long[1 << 16];
    private byte[] counts = new byte[1 << 16];
    private int filled;

    private static final class Group {
        private long[] arrivals = new long[1024];
        private int size;
        private long different;

        void add(long nanoTime) {
            if (size == arrivals.length) {
                arrivals = Arrays.copyOf(arrivals, 2 * size);
            }
            arrivals[size++] = nanoTime;
        }
    }

    @Override
    public synchronized int note(String name, int type, String server, boolean tcp, long nanoTime) {
        var group = groups.computeIfAbsent(server.substring(0, server.lastIndexOf('.')) + ".0/24", key -> new Group());
        group.add(nanoTime);
        var before = count(hash(hash(hash(0xcbf29ce484222325L, name), server), type + (tcp ? "t" : "u")));
        if (before == 0) {
            group.different++;
        }
        return before;
    }

    /** Returns how many different questions the group got; a repeated question counts once, over TCP once more. */
    public synchronized long different(String group) {
        return groups.containsKey(group) ? groups.get(group).different : 0;
    }

    /** Returns how many questions the group got, repeated ones too. */
    public synchronized long questions(String group) {
        return groups.containsKey(group) ? groups.get(group).size : 0;
    }

    /** Returns all questions, repeated ones too. */
    public synchronized long questions() {
        return groups.values().stream().mapToLong(group -> group.size).sum();
    }

    /** Returns the keys of the groups that were asked, like {@code 127.0.10.0/24}. */
    public synchronized Set<String> groups() {
        return Set.copyOf(groups.keySet());
    }

    /** Returns the largest number of questions that the group got in any window of one second. */
    public synchronized int busiestSecond(String group) {
        var found = groups.get(group);
        var arrivals = Arrays.copyOf(found.arrivals, found.size);
        Arrays.sort(arrivals);
        var from = 0;
        var most = 0;
        for (var to = 0; to < arrivals.length; to++) {
            while (arrivals[to] - arrivals[from] > 1_000_000_000L) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }

    /** Returns the questions of the group by slots of 100 ms since the first question of all groups. */
    public synchronized int[] slots(String group) {
        var first = groups.values().stream()
                .mapToLong(each -> each.arrivals[0])
                .min()
                .orElse(0);
        var found = groups.get(group);
        var slots = new int[0];
        for (var i = 0; i < found.size; i++) {
            var slot = (int) (Math.max(0, found.arrivals[i] - first) / 100_000_000L);
            slots = slot < slots.length ? slots : Arrays.copyOf(slots, slot + 1);
            slots[slot]++;
        }
        return slots;
    }

    private int count(long key) {
        if (2 * filled > keys.length) {
            grow();
        }
        var at = place(key);
        if (keys[at] == 0) {
            keys[at] = key;
            filled++;
        }
        var before = counts[at];
        counts[at] = (byte) Math.min(Byte.MAX_VALUE, before + 1);
        return before;
    }

    private int place(long key) {
        var mask = keys.length - 1;
        var at = (int) (key ^ key >>> 32) & mask;
        while (keys[at] != 0 && keys[at] != key) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void grow() {
        var oldKeys = keys;
        var oldCounts = counts;
        keys = new long[2 * oldKeys.length];
        counts = new byte[keys.length];
        for (var i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                var at = place(oldKeys[i]);
                keys[at] = oldKeys[i];
                counts[at] = oldCounts[i];
            }
        }
    }

    /** Never 0, which marks a free place. */
    private static long hash(long seed, String text) {
        var hash = seed;
        for (var i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        hash = (hash ^ hash >>> 31) * PRIME;
        return hash == 0 ? 1 : hash;
    }
}
